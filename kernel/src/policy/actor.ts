import type { Requirement } from '../contract/contract.ts'

/** A right with where it comes from, so that "why may I?" always has an answer. */
export type Grant = { permission: string; source: string; expiresAt: string | null }

type Anyone = {
  tenantId: string
  /** Permission patterns held: `forum.topic.create`, `forum.*`, `*`. */
  permissions: readonly string[]
  locale: string
}
export type VisitorActor = Anyone & { kind: 'visitor'; memberId: null; accountId: null; displayName: null }
export type MemberActor = Anyone & {
  kind: 'member'
  memberId: string
  accountId: string
  displayName: string
  sessionId: string | null
  /** Set when a script acts with a key of the member's: then there is no session. */
  apiKeyId?: string
  /** When the session was last seen, as far as it is noted down: ISO 8601. */
  seenAt?: string
  /** What this community asks its members to show before they write, and this one has not. */
  lacks?: readonly Requirement[]
  /** An operator of the server who acts beyond their own rights for a while: stands in every audit entry. */
  elevation?: { id: string; reason: string; until: string }
}
/** The program itself: subscribers, jobs, the CLI. Holds `*` inside one tenant. */
export type SystemActor = Anyone & { kind: 'system'; memberId: null; accountId: null; displayName: null }
export type Actor = VisitorActor | MemberActor | SystemActor

export const systemActor = (tenantId: string): SystemActor => ({
  kind: 'system',
  tenantId,
  permissions: ['*'],
  locale: 'en',
  memberId: null,
  accountId: null,
  displayName: null,
})

/** Does a held pattern cover the permission? `forum.*` covers `forum.topic.create`; `*` covers everything. */
export const covers = (pattern: string, permission: string): boolean =>
  pattern === permission || pattern === '*' || (pattern.endsWith('.*') && permission.startsWith(pattern.slice(0, -1)))

export const holds = (actor: Pick<Actor, 'permissions'>, permission: string): boolean =>
  actor.permissions.some((pattern) => covers(pattern, permission))
