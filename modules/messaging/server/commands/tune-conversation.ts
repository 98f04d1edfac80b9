import { allowed } from '@guildhall/kernel'
import { tuneConversation as contract, conversationTuned } from '../../contract/index.ts'
import { conversationView } from '../conversation-views.ts'
import { command } from '../db.ts'
import { findConversation } from '../store.ts'

/** How a member keeps a conversation: starred, archived, muted, and what they want to be told of. */
export const tuneConversation = command(contract, {
  load: (reader, input) => findConversation(reader, input.conversation),
  allow: () => allowed,
  async run(tx, { starred, archived, mutedUntil, notify }, place) {
    const memberId = tx.actor.memberId
    await tx.db
      .updateTable('messaging_members')
      .set({
        starred: starred ?? place.starred,
        notify: notify ?? place.notify,
        muted_until: mutedUntil === undefined ? place.mutedUntil : mutedUntil,
        archived_seq: archived === undefined ? place.archivedSeq : archived ? place.lastSeq : null,
      })
      .where('conversation_id', '=', place.id)
      .where('member_id', '=', memberId)
      .execute()
    tx.emit(conversationTuned, { conversationId: place.id, memberId })
    return conversationView(tx, place.id)
  },
})
