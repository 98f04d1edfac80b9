import { covers } from '../../policy/actor.ts'
import { findAll, isMap, valueAt } from '../path.ts'
import { nearestName, oneOf } from './nearest.ts'
import type { Finding } from './problem.ts'
import type { Rule } from './rule.ts'

/** Where a manifest breaks a rule. `permissions`: those the modules declare. */
export function breaches(
  rule: Rule,
  manifest: Readonly<Record<string, unknown>>,
  permissions: readonly string[],
): readonly Finding[] {
  if (rule.kind === 'check') return rule.find(manifest)
  if (rule.kind === 'permission') return permissionBreaches(rule.at, manifest, permissions)
  if (rule.kind === 'flagged') return flagBreaches(rule, manifest)
  const missing = referenceBreaches(rule, manifest)
  return rule.acyclic && missing.length === 0 ? circles(rule, manifest) : missing
}

/** In every list of the manifest, each `key` once: ids derive from keys. */
export function doubledKeys(value: unknown, path: readonly PropertyKey[] = []): Finding[] {
  if (Array.isArray(value)) return [...doubledIn(value, path), ...value.flatMap((item, at) => doubledKeys(item, [...path, at]))]
  if (!isMap(value)) return []
  return Object.entries(value).flatMap(([name, inner]) => doubledKeys(inner, [...path, name]))
}

function doubledIn(list: readonly unknown[], path: readonly PropertyKey[]): Finding[] {
  const first = new Map<unknown, number>()
  return list.flatMap((item, position) => {
    const key = isMap(item) ? item.key : undefined
    if (typeof key !== 'string') return []
    const earlier = first.get(key)
    if (earlier === undefined) first.set(key, position)
    return earlier === undefined
      ? []
      : [
          {
            path: [...path, position, 'key'],
            value: key,
            expected: `a key of its own: item ${earlier + 1} of the list has it already`,
          },
        ]
  })
}

function permissionBreaches(at: string, manifest: unknown, declared: readonly string[]): Finding[] {
  return findAll(manifest, at).flatMap(({ path, value }) => {
    if (typeof value === 'string' && declared.some((permission) => covers(unconditional(value), permission))) return []
    const nearest = typeof value === 'string' ? nearestName(value, declared) : undefined
    return [
      {
        path,
        value,
        expected: `a permission some module declares, or a pattern of them such as forum.*${nearest ? ` (did you mean ${nearest}?)` : ''}`,
      },
    ]
  })
}

/** `forum.post.create+badge:conduct` counts with the badge only; as a right it is `forum.post.create`. */
const unconditional = (value: string) => value.split('+', 1)[0] as string

function flagBreaches(rule: Rule & { kind: 'flagged' }, manifest: unknown): Finding[] {
  const [list] = findAll(manifest, rule.list)
  const flagged = findAll(manifest, `${rule.list}[]`).filter(({ value }) => isMap(value) && value[rule.flag] === true)
  const expected = `${rule.count} item of ${rule.list} with ${rule.flag}: true`
  if (flagged.length === 0 && rule.count === 'exactly one' && list) {
    return [{ path: list.path, value: keysOf(manifest, rule.list), expected: `${expected}, and none has it` }]
  }
  return flagged
    .slice(1)
    .map(({ path }) => ({ path: [...path, rule.flag], value: true, expected: `${expected}, and an earlier one has it` }))
}

function referenceBreaches({ at, to }: { at: string; to: string }, manifest: unknown): Finding[] {
  const keys = keysOf(manifest, to)
  const expected = (value: unknown) =>
    keys.length > 0 ? `a key of ${to}: ${oneOf(value, keys)}` : `a key of ${to}, which is empty`
  return findAll(manifest, at)
    .filter(({ value }) => !keys.includes(value as string))
    .map(({ path, value }) => ({ path, value, expected: expected(value) }))
}

/** One finding for each reference that leads back to the item it stands in. */
function circles({ at, to }: { at: string; to: string }, manifest: unknown): Finding[] {
  const depth = to.split('.').length + 1
  const edges = findAll(manifest, at).map(({ path, value }) => ({
    path,
    from: (valueAt(manifest, path.slice(0, depth)) as { key: string }).key,
    to: value as string,
  }))
  const reaches = (start: string, goal: string, seen: Set<string> = new Set()): boolean =>
    start === goal || (!seen.has(start) && edges.some((edge) => edge.from === start && reaches(edge.to, goal, seen.add(start))))
  return edges
    .filter((edge) => reaches(edge.to, edge.from))
    .map((edge) => ({ path: edge.path, value: edge.to, expected: `no circle: ${edge.to} leads back to ${edge.from}` }))
}

const keysOf = (manifest: unknown, list: string): string[] =>
  findAll(manifest, `${list}[].key`).flatMap(({ value }) => (typeof value === 'string' ? [value] : []))
