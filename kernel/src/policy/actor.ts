import type { Requirement } from '../contract/contract.ts'
import { noteDecision } from './decisions.ts'

/** A right with where it comes from, so that "why may I?" always has an answer. */
export type Grant = { permission: string; source: string; expiresAt: string | null }

type Anyone = {
  tenantId: string
  /** Permission patterns held: `forum.topic.create`, `forum.*`, `*`; with `@own` or `@organisation:<id>` only for those things. */
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
  /** Nobody has let them in yet: a visitor everywhere but where a contract is open `whileWaiting`. */
  waiting?: true
  /** An operator of the server who acts beyond their own rights for a while: stands in every audit entry. */
  elevation?: { id: string; reason: string; until: string }
  /** Asked to be told how answers come about, in this session and for a while. */
  developing?: { id: string; until: string }
  /** When some right held now ends by itself: whoever keeps the actor, as a socket does, asks again then. */
  rightsUntil?: string
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

/** Waits to be let in, and this is not among the few things one may do meanwhile. */
export const isKeptOut = ({ whileWaiting }: { whileWaiting?: true }, actor: Actor): boolean =>
  actor.kind === 'member' && actor.waiting === true && !whileWaiting

/** Does a held pattern cover the permission? `forum.*` covers `forum.topic.create`; `*` covers everything. */
export const covers = (pattern: string, permission: string): boolean =>
  pattern === permission || pattern === '*' || (pattern.endsWith('.*') && permission.startsWith(pattern.slice(0, -1)))

/** Whose the thing is that a right is asked about, where rights may be held for some things only. */
export type About = { ownerId?: string | null; organisationId?: string | null }

/** Does the actor hold it: everywhere, or for the thing it is about? */
export function holds(
  actor: Pick<Actor, 'permissions'> & { memberId?: string | null },
  permission: string,
  about?: About,
): boolean {
  const held =
    actor.permissions.some((pattern) => covers(pattern, permission)) ||
    (about !== undefined && holdsFor(actor, permission, about))
  noteDecision(permission, held)
  return held
}

/** The organisations for whose matters alone the actor holds the permission. */
export const organisationsWith = ({ permissions }: Pick<Actor, 'permissions'>, permission: string): string[] =>
  permissions.flatMap((held) => {
    const [pattern = '', scope = ''] = held.split('@')
    const id = scope.startsWith('organisation:') ? scope.slice('organisation:'.length) : ''
    return id && covers(pattern, permission) ? [id] : []
  })

function holdsFor(
  { permissions, memberId }: { permissions: readonly string[]; memberId?: string | null },
  permission: string,
  { ownerId, organisationId }: About,
): boolean {
  const scopes = [
    ...(ownerId && ownerId === memberId ? ['own'] : []),
    ...(organisationId ? [`organisation:${organisationId}`] : []),
  ]
  return permissions.some((held) => {
    const [pattern = '', scope] = held.split('@')
    return scope !== undefined && scopes.includes(scope) && covers(pattern, permission)
  })
}
