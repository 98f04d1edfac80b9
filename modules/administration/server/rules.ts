import { covers } from '@guildhall/kernel'

export type RoleFacts = { key: string; effective: readonly string[] }
export type RoleChanges = Readonly<Record<string, readonly string[]>> | null

/** Does what somebody holds reach as far as these rights? A pattern is only covered by one that reaches as far. */
export const reaches = (held: readonly string[], rights: readonly string[]): boolean =>
  rights.every((right) => held.some((pattern) => coversPattern(pattern, right)))

/** Whoever may do everything here, or at least decide about the community itself. */
export const runsCommunity = (rights: readonly string[]): boolean => rights.some((right) => covers(right, 'community.manage'))

/** The roles given and taken by going from one set to another. */
export const changeBetween = (before: readonly string[], after: readonly string[]) => ({
  given: after.filter((key) => !before.includes(key)),
  taken: before.filter((key) => !after.includes(key)),
})

/** May a holder of `before` be given `role`? Without a table: always. */
export const mayFollow = (changes: RoleChanges, before: readonly string[], role: string): boolean =>
  changes === null || before.some((held) => changes[held]?.includes(role))

const coversPattern = (pattern: string, right: string): boolean =>
  right.endsWith('.*') || right === '*'
    ? pattern === '*' || pattern === right || (pattern.endsWith('.*') && right.startsWith(pattern.slice(0, -1)))
    : covers(pattern, right)
