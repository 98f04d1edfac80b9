import { grant } from '@guildhall/access/api'
import { isRefusal, newId, Refused, transition } from '@guildhall/kernel'
import { joinOrganisation } from '@guildhall/organisations/api'
import { invitationUsed } from '../contract/index.ts'
import type { Reader, Writer } from './db.ts'
import { refusals } from './errors.ts'
import { invitationMachine } from './invitation-machine.ts'
import { hashOf, isGenuine } from './token.ts'

export type Taken = { token: string; accountId: string; memberId: string }
type Unit = Reader | Writer

/** The invitation behind a token that lets somebody in at this moment; null for any other token, whatever the reason. */
export async function usableInvitation(unit: Unit, token: string) {
  const genuine = isGenuine(unit, token)
  const row = await openInvitation(unit, token).executeTakeFirst()
  return genuine && row ? row : null
}

/**
 * Takes an invitation up for a member: counts the use and gives roles and organisation. The row's lock lets exactly
 * `max_uses` people in, however many come at once. Throws `invitation_invalid` or `invitation_used_by_you`.
 */
export async function consume(tx: Writer, { token, accountId, memberId }: Taken) {
  const genuine = isGenuine(tx, token)
  const row = await openInvitation(tx, token).forUpdate().executeTakeFirst()
  if (!genuine || !row) throw new Refused(refusals.invitation_invalid)
  await recordUse(tx, { invitationId: row.id, memberId, accountId })
  const used = row.used + 1
  const state = used === row.maxUses ? await acceptedState(tx, row) : row.state
  await tx.db.updateTable('invitations_invitations').set({ used, state }).where('id', '=', row.id).execute()
  for (const role of row.roles) await grant(tx, { memberId, role, source: 'role' })
  if (row.organisationId) await joinOrganisation(tx, { organisationId: row.organisationId, memberId, role: row.organisationRole })
  tx.audit({
    subject: { type: 'invitation', id: row.id },
    after: { usedBy: memberId, roles: row.roles, organisationId: row.organisationId },
  })
  tx.emit(invitationUsed, { invitationId: row.id, memberId, accountId })
  return { invitationId: row.id, organisationId: row.organisationId, roles: row.roles }
}

const openInvitation = (unit: Unit, token: string) =>
  (unit as Reader).db
    .selectFrom('invitations_invitations')
    .where('token_hash', '=', hashOf(token))
    .where('state', 'in', ['created', 'sent'])
    .where('expires_at', '>', unit.now)
    .whereRef('used', '<', 'max_uses')
    .select([
      'id',
      'email',
      'roles',
      'organisation_id as organisationId',
      'organisation_role as organisationRole',
      'message',
      'needs_approval as needsApproval',
      'used',
      'max_uses as maxUses',
      'state',
      'expires_at as expiresAt',
      'created_by as createdBy',
    ])

async function recordUse(tx: Writer, use: { invitationId: string; memberId: string; accountId: string }) {
  const recorded = await tx.db
    .insertInto('invitations_uses')
    .values({
      tenant_id: tx.tenant.id,
      id: newId(),
      invitation_id: use.invitationId,
      member_id: use.memberId,
      account_id: use.accountId,
      at: tx.now,
    })
    .onConflict((conflict) => conflict.columns(['tenant_id', 'invitation_id', 'member_id']).doNothing())
    .returning('id')
    .executeTakeFirst()
  if (!recorded) throw new Refused(refusals.invitation_used_by_you)
}

async function acceptedState(tx: Writer, { id, state }: { id: string; state: 'created' | 'sent' | string }) {
  const moved = await transition(tx, invitationMachine, {
    subjectId: id,
    from: state as 'created',
    move: 'accept',
    data: { invitationId: id },
  })
  if (isRefusal(moved)) throw new Refused(moved)
  return moved.to
}
