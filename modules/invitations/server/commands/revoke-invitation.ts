import { allowed, isRefusal, transition } from '@guildhall/kernel'
import { revokeInvitation as contract } from '../../contract/index.ts'
import { command } from '../db.ts'
import { invitationMachine } from '../invitation-machine.ts'
import { stateAt } from '../rules.ts'
import { findInvitation, invitationView } from '../store.ts'

/** Takes an invitation back; who came in by it stays. Whoever finds it may: `visibleInvitations`. */
export const revokeInvitation = command(contract, {
  load: (reader, { invitationId }) => findInvitation(reader, invitationId),
  allow: () => allowed,
  async run(tx, { invitationId }) {
    const row = await tx.db
      .selectFrom('invitations_invitations')
      .where('id', '=', invitationId)
      .select(['state', 'expires_at as expiresAt'])
      .forUpdate()
      .executeTakeFirstOrThrow()
    const from = stateAt(tx.now, row)
    const moved = await transition(tx, invitationMachine, {
      subjectId: invitationId,
      from,
      move: 'revoke',
      data: { invitationId },
    })
    if (isRefusal(moved)) return moved
    tx.audit({ subject: { type: 'invitation', id: invitationId }, before: { state: from }, after: { state: moved.to } })
    await tx.db.updateTable('invitations_invitations').set({ state: moved.to }).where('id', '=', invitationId).execute()
    return invitationView(tx, invitationId)
  },
})
