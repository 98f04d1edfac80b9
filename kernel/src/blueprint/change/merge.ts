import { short } from '../check/problem.ts'
import { formatPath, isMap, type Segment } from '../path.ts'
import { bothKeyed, bothPlain, byKey, definedKeys, type Keyed, same } from './keyed.ts'

/** Both sides changed the same thing differently. What the tenant has was kept. */
export type Conflict = { path: string; base: unknown; theirs: unknown; ours: unknown }
export type Merged<T = unknown> = { merged: T; conflicts: Conflict[] }
/** One line a conflict, for people. */
export const formatConflicts = (conflicts: readonly Conflict[]): string =>
  conflicts
    .map(
      ({ path, theirs, ours }) =>
        `! ${path}: kept ${short(theirs)}, which this community changed; the new version has ${short(ours)}`,
    )
    .join('\n')

type Versions = { base: unknown; theirs: unknown; ours: unknown }

/**
 * Brings a new version to a tenant that has changed things of its own: `base` is the version it was installed from,
 * `theirs` what the tenant is now, `ours` the new version. Where only one side changed, that side's change stands; where
 * both did, differently, the tenant's stays and the conflict is listed. Pure.
 */
export function mergeBlueprint<T>(base: T | undefined, theirs: T, ours: T): Merged<T> {
  const conflicts: Conflict[] = []
  return { merged: merge([], { base, theirs, ours }, conflicts) as T, conflicts }
}

function merge(path: readonly Segment[], versions: Versions, conflicts: Conflict[]): unknown {
  const { base, theirs, ours } = versions
  if (same(theirs, ours) || same(base, ours)) return theirs
  if (same(base, theirs)) return ours
  if (isMap(theirs) && isMap(ours)) return mergeMaps(path, { base: isMap(base) ? base : {}, theirs, ours }, conflicts)
  if (theirs !== undefined && ours !== undefined) {
    if (bothKeyed(base, theirs, ours)) return mergeKeyed(path, versions, conflicts)
    if (bothPlain(base, theirs, ours)) return mergePlain(versions)
  }
  conflicts.push({ path: formatPath(path), base, theirs, ours })
  return theirs
}

type Maps = Record<keyof Versions, Record<string, unknown>>

function mergeMaps(path: readonly Segment[], { base, theirs, ours }: Maps, conflicts: Conflict[]): unknown {
  const result: Record<string, unknown> = {}
  for (const name of new Set([...definedKeys(ours), ...definedKeys(theirs)])) {
    const value = merge([...path, name], { base: base[name], theirs: theirs[name], ours: ours[name] }, conflicts)
    if (value !== undefined) result[name] = value
  }
  return result
}

/** The tenant's order where it rearranged the list, else the new version's; items of one side only come last. */
function mergeKeyed(path: readonly Segment[], versions: Versions, conflicts: Conflict[]): Keyed[] {
  const [base, theirs, ours] = [byKey(versions.base), byKey(versions.theirs), byKey(versions.ours)]
  const rearranged = !same(common(base, theirs), common(theirs, base))
  const order = rearranged ? [...theirs.keys(), ...ours.keys()] : [...ours.keys(), ...theirs.keys()]
  return [...new Set(order)].flatMap((key) => {
    const sides = { base: base.get(key), theirs: theirs.get(key), ours: ours.get(key) }
    const item = merge([...path, { key }], sides, conflicts)
    return item === undefined ? [] : [item as Keyed]
  })
}

const common = (a: Map<string, Keyed>, b: Map<string, Keyed>) => [...a.keys()].filter((key) => b.has(key))

/** A set never conflicts: each side's additions and removals both stand. */
function mergePlain(versions: Versions): unknown[] {
  const [base, theirs, ours] = [set(versions.base), set(versions.theirs), set(versions.ours)]
  const kept = [...theirs].filter((item) => ours.has(item) || !base.has(item))
  return [...kept, ...[...ours].filter((item) => !theirs.has(item) && !base.has(item))]
}

const set = (list: unknown) => new Set((list as unknown[] | undefined) ?? [])
