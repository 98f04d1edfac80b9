import { allowed } from '@guildhall/kernel'
import { answerRequest as contract, conversationTuned } from '../../contract/index.ts'
import { command } from '../db.ts'
import { appointHeir, changed, takeOut } from '../joining.ts'
import { findConversation } from '../store.ts'

/** Accepts or declines a conversation a stranger began. A declined group is left, without a word; a person is not told. */
export const answerRequest = command(contract, {
  load: (reader, input) => findConversation(reader, input.conversation),
  allow: () => allowed,
  async run(tx, { answer }, { id, kind }) {
    const memberId = tx.actor.memberId
    await tx.db
      .updateTable('messaging_members')
      .set({ standing: answer === 'accept' ? 'accepted' : 'declined' })
      .where('conversation_id', '=', id)
      .where('member_id', '=', memberId)
      .execute()
    if (answer === 'decline' && kind !== 'direct') {
      await takeOut(tx, id, memberId)
      await appointHeir(tx, id)
    }
    // Who accepts lets the other one know, by what they may do now; who declines does not.
    if (answer === 'accept' || kind !== 'direct') changed(tx, id, [memberId])
    else tx.emit(conversationTuned, { conversationId: id, memberId })
    return { conversationId: id }
  },
})
