import { allowed } from '@guildhall/kernel'
import { saveDraft as contract, conversationTuned } from '../../contract/index.ts'
import { command } from '../db.ts'
import { findConversation } from '../store.ts'

/** Keeps what a member is writing, so that they go on with it on another device. */
export const saveDraft = command(contract, {
  load: (reader, input) => findConversation(reader, input.conversation),
  allow: () => allowed,
  async run(tx, { body }, { id, draft }) {
    const memberId = tx.actor.memberId
    if (draft !== body) {
      await tx.db
        .updateTable('messaging_members')
        .set({ draft: body })
        .where('conversation_id', '=', id)
        .where('member_id', '=', memberId)
        .execute()
      tx.emit(conversationTuned, { conversationId: id, memberId })
    }
    return { conversationId: id }
  },
})
