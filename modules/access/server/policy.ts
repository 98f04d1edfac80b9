import { type Actor, allowed, denied, every, holds, requires, type Verdict } from '@guildhall/kernel'
import type { Unit } from './db.ts'
import { refusals } from './errors.ts'
import { reaches } from './rules.ts'

/** What is given by hand: roles as `role`, single rights as `hand`. Everything else ends where it comes from. */
export const BY_HAND = ['role', 'hand']

const readsRights = (actor: Actor): boolean =>
  ['access.right.read', 'access.role.manage', 'access.grant.manage'].some((right) => holds(actor, right))

/** The roles: for those who look after roles or rights; for everybody else there are none. */
export const visibleRoles = ({ db, actor }: Unit) =>
  readsRights(actor) ? db.selectFrom('access_roles') : db.selectFrom('access_roles').where('access_roles.key', 'is', null)

/** Members whose rights the actor may see: all, or only themselves. */
export const visibleMembers = ({ db, actor }: Unit) =>
  readsRights(actor)
    ? db.selectFrom('people_members as m')
    : db.selectFrom('people_members as m').where('m.id', '=', actor.memberId)

export const visibleGrants = (unit: Unit) =>
  unit.db.selectFrom('access_grants as g').where('g.member_id', 'in', visibleMembers(unit).select('m.id'))

export const canReadRoles = (actor: Actor): Verdict => (readsRights(actor) ? allowed : requires(actor, 'access.right.read'))
export const canManageRoles = (actor: Actor): Verdict => requires(actor, 'access.role.manage')
export const canManageGrants = (actor: Actor): Verdict => requires(actor, 'access.grant.manage')

/** A role may be changed by those who hold everything it comes to. */
export const canEditRole = (actor: Actor, role: { effective: readonly string[] }): Verdict =>
  every(canManageRoles(actor), within(actor, role.effective))

/** Nobody gives or takes what they do not hold themselves, be it a role or a right. */
export const canHandOut = (actor: Actor, rights: readonly string[]): Verdict =>
  every(canManageGrants(actor), within(actor, rights))

export const canRevoke = (actor: Actor, grant: { source: string; rights: readonly string[] }): Verdict =>
  every(canHandOut(actor, grant.rights), BY_HAND.includes(grant.source) ? allowed : denied(refusals.grant_from_elsewhere))

/** Several at once: only when each of them may be taken back. */
export const canRevokeAll = (actor: Actor, grants: readonly { source: string; rights: readonly string[] }[]): Verdict =>
  every(canManageGrants(actor), ...grants.map((grant) => canRevoke(actor, grant)))

export const within = (actor: Actor, rights: readonly string[]): Verdict =>
  reaches(actor.permissions, rights) ? allowed : denied(refusals.beyond_own_rights)
