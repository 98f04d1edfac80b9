import { formatPath, type Segment } from '../path.ts'
import { bothKeyed, bothMaps, bothPlain, byKey, definedKeys, same } from './keyed.ts'

export type Change = { kind: 'add' | 'change' | 'remove'; path: string; before: unknown; after: unknown }
/** Is the order of the list at this path something people see? Paths as in `Section.ordered`: `forum.categories`. */
export type Ordered = (path: string) => boolean

/** What turns `before` into `after`, smallest first: maps by name, keyed lists by key, plain lists as sets. */
export function diff(before: unknown, after: unknown, ordered: Ordered = () => false): Change[] {
  return compare([], before, after, ordered)
}

function compare(path: readonly Segment[], before: unknown, after: unknown, ordered: Ordered): Change[] {
  if (same(before, after)) return []
  if (bothMaps(before, after)) return compareMaps(path, { before, after }, ordered)
  if (bothKeyed(before, after)) return compareKeyed(path, { before, after }, ordered)
  if (bothPlain(before, after) && !ordered(pattern(path)) && sameSet(before, after)) return []
  return [entry(path, before, after)]
}

type Sides = { before: unknown; after: unknown }

function compareMaps(path: readonly Segment[], sides: Sides, ordered: Ordered): Change[] {
  const before = (sides.before ?? {}) as Record<string, unknown>
  const after = (sides.after ?? {}) as Record<string, unknown>
  const names = new Set([...definedKeys(before), ...definedKeys(after)])
  return [...names].flatMap((name) => compare([...path, name], before[name], after[name], ordered))
}

function compareKeyed(path: readonly Segment[], sides: Sides, ordered: Ordered): Change[] {
  const before = byKey(sides.before)
  const after = byKey(sides.after)
  const changes = [...new Set([...before.keys(), ...after.keys()])].flatMap((key) => {
    const [old, now] = [before.get(key), after.get(key)]
    if (!old || !now) return [entry([...path, { key }], old, now)]
    return compare([...path, { key }], old, now, ordered)
  })
  const oldOrder = [...before.keys()].filter((key) => after.has(key))
  const newOrder = [...after.keys()].filter((key) => before.has(key))
  const reordered = ordered(pattern(path)) && !same(oldOrder, newOrder)
  return reordered ? [...changes, entry([...path, 'order'], [...before.keys()], [...after.keys()])] : changes
}

function entry(path: readonly Segment[], before: unknown, after: unknown): Change {
  const kind = before === undefined ? 'add' : after === undefined ? 'remove' : 'change'
  return { kind, path: formatPath(path), before, after }
}

const pattern = (path: readonly Segment[]): string =>
  path
    .map((segment) => (typeof segment === 'object' ? '[]' : String(segment)))
    .join('.')
    .replaceAll('.[]', '[]')

function sameSet(before: unknown, after: unknown): boolean {
  const sorted = (list: unknown) => [...new Set((list as unknown[] | undefined) ?? [])].map((item) => JSON.stringify(item)).sort()
  return before !== undefined && after !== undefined && same(sorted(before), sorted(after))
}
