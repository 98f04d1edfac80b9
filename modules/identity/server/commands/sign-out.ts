import { allowed } from '@guildhall/kernel'
import * as contract from '../../contract/index.ts'
import { command } from '../db.ts'

/** Ends the session the request came with; its token is worth nothing from this commit on. */
export const signOut = command(contract.signOut, {
  allow: () => allowed,
  async run(tx) {
    const { sessionId, memberId } = tx.actor
    if (!sessionId) return { ended: false }
    await tx.db
      .updateTable('identity_sessions')
      .set({ ended_at: tx.now })
      .where('id', '=', sessionId)
      .where('ended_at', 'is', null)
      .execute()
    tx.emit(contract.sessionEnded, { sessionId, memberId })
    return { ended: true }
  },
})
