import { isRefusal, type Refusal, transition } from '@guildhall/kernel'
import { resendInvitation as contract } from '../../contract/index.ts'
import { command, type Writer } from '../db.ts'
import { refusals } from '../errors.ts'
import { invitationMachine } from '../invitation-machine.ts'
import { issueToken, sendInvitation } from '../issuing.ts'
import { canInvite } from '../policy.ts'
import { expiryOf, maySendAgain, stateAt } from '../rules.ts'
import { findInvitation, invitationView } from '../store.ts'

/**
 * Starts an invitation’s time anew with a new token, and mails it again. Whoever does holds the link, so it takes the
 * right to give all that it gives.
 */
export const resendInvitation = command(contract, {
  load: (reader, { invitationId }) => findInvitation(reader, invitationId),
  allow: (actor, { giving }) => canInvite(actor, giving),
  async run(tx, { invitationId, expiresInDays }) {
    const refusal = await renew(tx, invitationId, expiryOf(tx.now, expiresInDays))
    if (refusal) return refusal
    const ticket = await issueToken(tx, invitationId)
    await sendInvitation(tx, invitationId, ticket)
    return { invitation: await invitationView(tx, invitationId), ...ticket }
  },
})

async function renew(tx: Writer, id: string, expiresAt: string): Promise<Refusal | null> {
  const row = await tx.db
    .selectFrom('invitations_invitations')
    .where('id', '=', id)
    .select(['state', 'email', 'sent_at as sentAt', 'expires_at as expiresAt'])
    .forUpdate()
    .executeTakeFirstOrThrow()
  if (!maySendAgain(tx.now, row.sentAt)) return refusals.resent_too_soon
  const from = stateAt(tx.now, row)
  // A mailed one changes its state when it is sent.
  const moved = row.email ? { to: from } : await transition(tx, invitationMachine, { subjectId: id, from, move: 'renew' })
  if (isRefusal(moved)) return moved
  await tx.db
    .updateTable('invitations_invitations')
    .set({ state: moved.to, expires_at: expiresAt })
    .where('id', '=', id)
    .execute()
  return null
}
