import { covers, nearestName } from '@guildhall/kernel'
import { bare, CONDITION, partsOf } from './rules/conditions.ts'

export type RoleRules = { key: string; permissions: readonly string[]; inherits: readonly string[] }

/** What each role comes to with everything it inherits, directly or not. A cycle adds nothing twice. */
export function effectivePermissions(roles: readonly RoleRules[]): Map<string, string[]> {
  const byKey = new Map(roles.map((role) => [role.key, role]))
  const reach = (key: string, seen: Set<string>): string[] => {
    const role = byKey.get(key)
    if (!role || seen.has(key)) return []
    seen.add(key)
    return [...role.permissions, ...role.inherits.flatMap((parent) => reach(parent, seen))]
  }
  return new Map(roles.map((role) => [role.key, [...new Set(reach(role.key, new Set()))].sort()]))
}

/** Does what somebody holds reach as far as these rights? A pattern is only reached by one as wide. */
export const reaches = (held: readonly string[], rights: readonly string[]): boolean =>
  rights.every((right) => held.some((pattern) => coversPattern(pattern, bare(right))))

/** What lets somebody run the community itself: the last active member who holds it keeps it. */
export const RUNS_COMMUNITY = ['*', 'community.*', 'community.manage']

/** What is in exactly one of two sets. */
export const difference = (one: readonly string[], other: readonly string[]): string[] => [
  ...one.filter((each) => !other.includes(each)),
  ...other.filter((each) => !one.includes(each)),
]

/** The roles that lead back to themselves. */
export function circles(roles: readonly RoleRules[]): string[] {
  const parents = new Map(roles.map(({ key, inherits }) => [key, inherits]))
  const leadsTo = (from: string, goal: string, seen: Set<string>): boolean =>
    (parents.get(from) ?? []).some((parent) => parent === goal || (!seen.has(parent) && leadsTo(parent, goal, seen.add(parent))))
  return roles.filter(({ key }) => leadsTo(key, key, new Set())).map(({ key }) => key)
}

/** Why a pattern means nothing here, with the nearest that does; null when it covers some declared right. */
export function unknownPattern(pattern: string, declared: readonly string[]): string | null {
  const { right, needs } = partsOf(pattern)
  if (needs !== null && !CONDITION.test(needs))
    return `A right asks for a badge as forum.post.create+badge:conduct does, not ${needs}.`
  if (!pattern.includes('@') && declared.some((permission) => covers(right, permission))) return null
  const nearest = nearestName(right, [...declared, ...groupsOf(declared)])
  return `No module declares ${pattern}.${nearest ? ` Did you mean ${nearest}?` : ''}`
}

/** The way from a role to the one that itself holds a pattern covering the permission; null when there is none. */
export function pathTo(
  permission: string,
  roles: ReadonlyMap<string, RoleRules>,
  from: string,
  before: readonly string[] = [],
): { path: string[]; pattern: string } | null {
  const role = roles.get(from)
  if (!role || before.includes(from)) return null
  const path = [...before, from]
  const pattern = role.permissions.find((each) => covers(each, permission))
  if (pattern) return { path, pattern }
  for (const parent of role.inherits) {
    const found = pathTo(permission, roles, parent, path)
    if (found) return found
  }
  return null
}

/** A key from a name: `Night shift` → `night-shift`; another one when it is taken. */
export function keyFrom(name: string, taken: readonly string[]): string {
  const plain = name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^[^a-z]+|-+$/g, '')
    .slice(0, 60)
  const key = plain || 'role'
  if (!taken.includes(key)) return key
  let number = 2
  while (taken.includes(`${key}-${number}`)) number++
  return `${key}-${number}`
}

const groupsOf = (declared: readonly string[]) => [...new Set(declared.map((permission) => `${permission.split('.', 1)[0]}.*`))]

const coversPattern = (pattern: string, right: string): boolean =>
  right.endsWith('.*') || right === '*'
    ? pattern === '*' || pattern === right || (pattern.endsWith('.*') && right.startsWith(pattern.slice(0, -1)))
    : covers(pattern, right)
