import { isRefusal, type Refusal } from '@guildhall/kernel'
import * as contract from '../../contract/index.ts'
import { command, type Unit } from '../db.ts'
import { refusals } from '../errors.ts'
import { findGrant, findMember, giveByHand, presentGrant } from '../grant-store.ts'
import { canHandOut, canManageGrants } from '../policy.ts'
import { administration, lockRights } from '../role-store.ts'
import { unknownPattern } from '../rules.ts'

type Wanted = { role?: string | undefined; permission?: string | undefined; expiresAt?: string | undefined }

/** A role or a single right for one member, with an end if wished. */
export const grantRight = command(contract.grantRight, {
  load: (reader, { member }) => findMember(reader, member),
  allow: (actor) => canManageGrants(actor),
  async run(tx, wanted, member) {
    if (member.status === 'left') return refusals.member_has_left
    const rights = (await missingOrganisation(tx, member.memberId, wanted.scope)) ?? (await rightsOf(tx, wanted))
    if (isRefusal(rights)) return rights
    const verdict = canHandOut(tx.actor, rights)
    if (!verdict.allowed) return verdict.refusal
    await lockRights(tx)
    const administered = await administration(tx)
    const { role = null, permission = null, expiresAt = null, scope, reason } = wanted
    const { id } = await giveByHand(tx, { memberId: member.memberId, role, permission, expiresAt, scope, reason })
    if ((await administration(tx)) < administered) return refusals.last_administrator
    tx.audit({ subject: { type: 'member', id: member.memberId }, after: { role, permission, expiresAt, scope, reason } })
    return presentGrant(tx, await findGrant(tx, id))
  },
})

/** A right for an organisation’s matters is for those who belong to it: it ends when they leave. */
export async function missingOrganisation({ db }: Unit, memberId: string, scope: string): Promise<Refusal | null> {
  const [kind, id] = scope.split(':')
  if (kind !== 'organisation' || !id) return null
  const belongs = await db
    .selectFrom('organisations_members')
    .select('member_id')
    .where('organisation_id', '=', id)
    .where('member_id', '=', memberId)
    .executeTakeFirst()
  return belongs ? null : refusals.not_in_organisation
}

/** What would be handed out, or why it cannot be. */
export async function rightsOf(unit: Unit, { role, permission, expiresAt }: Wanted): Promise<string[] | Refusal> {
  if ((role === undefined) === (permission === undefined)) return refusals.role_or_right
  if (expiresAt !== undefined && Temporal.Instant.compare(expiresAt, unit.now) <= 0) return refusals.end_in_the_past
  if (permission !== undefined) {
    const unknown = unknownPattern(permission, [...unit.site.permissions.keys()])
    return unknown ? refusals.unknown_permission.with({ errors: [{ field: 'permission', message: unknown }] }) : [permission]
  }
  const row = await unit.db
    .selectFrom('access_roles')
    .select(['effective', 'is_visitor as isVisitor'])
    .where('key', '=', role as string)
    .executeTakeFirst()
  if (!row) return refusals.unknown_role.with({ errors: [{ field: 'role', message: `There is no role ${role}.` }] })
  return row.isVisitor ? refusals.visitors_role : row.effective
}
