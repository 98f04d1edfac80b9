import { type Actor, allowed, denied, every, holds, requires, type Verdict } from '@guildhall/kernel'
import { isKeptWaiting, type MemberStatus } from '@guildhall/people/contract'
import type { Reader, Writer } from './db.ts'
import { refusals } from './errors.ts'
import { reaches } from './rules.ts'

type Unit = Reader | Writer
export type Standing = {
  memberId: string
  status: MemberStatus
  /** Everything the member holds here. */
  rights: readonly string[]
}

/** Every member of the community: for those who may look after members; for everybody else there is none. */
export const visibleMembers = ({ db, actor }: Unit) =>
  holds(actor, 'administration.member.view')
    ? db.selectFrom('people_members as m')
    : db.selectFrom('people_members as m').where('m.id', 'is', null)

/** Who waits to be let in, or was not: for those who decide about it. */
export const visibleNewcomers = ({ db, actor }: Unit) =>
  holds(actor, DECIDE)
    ? db.selectFrom('people_members as m').where('m.status', '<>', 'left')
    : db.selectFrom('people_members as m').where('m.id', 'is', null)

/** What was done to many members at once: for the same people. */
export const visibleOperations = ({ db, actor }: Unit) =>
  holds(actor, 'administration.member.view')
    ? db.selectFrom('administration_operations')
    : db.selectFrom('administration_operations').where('id', 'is', null)

export const DECIDE = 'administration.newcomer.decide'
export const canDecideNewcomers = (actor: Actor): Verdict => requires(actor, DECIDE)
export const canView = (actor: Actor): Verdict => requires(actor, 'administration.view')
export const canViewMembers = (actor: Actor): Verdict => requires(actor, 'administration.member.view')
export const canManageMembers = (actor: Actor): Verdict => requires(actor, 'administration.member.manage')
export const canSeeSystem = (actor: Actor): Verdict => requires(actor, 'administration.system')

/** Name and roles: of anyone who has not left and holds nothing the actor does not. */
export const canEdit = (actor: Actor, member: Standing): Verdict =>
  every(canManageMembers(actor), present(member), within(actor, member))

export const canSuspend = (actor: Actor, member: Standing): Verdict =>
  every(
    canEdit(actor, member),
    isKeptWaiting(member.status) ? denied(refusals.newcomer_waits) : allowed,
    notOneself(actor, member),
    member.status === 'suspended' ? denied(refusals.member_already_suspended) : allowed,
  )

export const canReactivate = (actor: Actor, member: Standing): Verdict =>
  every(canEdit(actor, member), member.status === 'suspended' ? allowed : denied(refusals.member_not_suspended))

export const canRemove = (actor: Actor, member: Standing): Verdict => every(canEdit(actor, member), notOneself(actor, member))

/** Whoever may change members may stop and take back what was done to many: each member is decided anew. */
export const canCancelOperation = (actor: Actor, { state }: { state: string }): Verdict =>
  every(canManageMembers(actor), state === 'running' ? allowed : denied(refusals.operation_over))

export const canUndoOperation = (actor: Actor, operation: { state: string; changed: number; undoneBy: string | null }): Verdict =>
  every(
    canManageMembers(actor),
    operation.state !== 'running' && operation.changed > 0 && !operation.undoneBy ? allowed : denied(refusals.operation_over),
  )

const present = ({ status }: Standing) => (status === 'left' ? denied(refusals.member_has_left) : allowed)
const notOneself = (actor: Actor, { memberId }: Standing) =>
  actor.memberId === memberId ? denied(refusals.not_yourself) : allowed
const within = (actor: Actor, { rights }: Standing) =>
  reaches(actor.permissions, rights) ? allowed : denied(refusals.beyond_own_rights)
