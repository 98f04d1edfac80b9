import { every, newId } from '@guildhall/kernel'
import { reportMessage as contract, messageReported } from '../../contract/index.ts'
import { command } from '../db.ts'
import { canReport, canTouch } from '../policy.ts'
import { findMessage } from '../store.ts'

/** Shows a message to the moderators: that one, as it is now, and nothing else of the conversation. */
export const reportMessage = command(contract, {
  load: (reader, input) => findMessage(reader, input.message),
  allow: (actor, message) => every(canTouch(message), canReport(actor, message)),
  async run(tx, { reason, note }, { id: messageId, conversationId, authorId, body }) {
    const reportId = newId()
    const reporterId = tx.actor.memberId
    const reported = await tx.db
      .insertInto('messaging_reports')
      .values({
        ...{ tenant_id: tx.tenant.id, id: reportId, message_id: messageId, conversation_id: conversationId },
        ...{ author_id: authorId, reporter_id: reporterId, reason, note, body, reported_at: tx.now },
      })
      .onConflict((conflict) => conflict.columns(['tenant_id', 'message_id', 'reporter_id']).doNothing())
      .returning('id')
      .executeTakeFirst()
    if (reported) tx.emit(messageReported, { reportId, messageId, authorId, reporterId, reason })
    return { messageId }
  },
})
