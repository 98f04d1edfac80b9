import { newId } from '@guildhall/kernel'
import { scheduleMessage as contract, type ScheduledMessage } from '../../contract/index.ts'
import { command } from '../db.ts'
import { canPost } from '../policy.ts'
import { askFor, refusePast, scheduledViews } from '../scheduled.ts'
import { findConversation, refuseMissingTarget } from '../store.ts'

/** Writes a message now that is sent later. */
export const scheduleMessage = command(contract, {
  load: (reader, input) => findConversation(reader, input.conversation),
  allow: (actor) => canPost(actor),
  async run(tx, { body, sendAt, replyTo, mentions }, { id: conversationId, firstSeq }) {
    refusePast(sendAt, tx.now)
    await refuseMissingTarget(tx, { conversationId, firstSeq }, replyTo)
    const id = newId()
    await tx.db
      .insertInto('messaging_scheduled')
      .values({
        ...{ tenant_id: tx.tenant.id, id, conversation_id: conversationId, author_id: tx.actor.memberId, body, mentions },
        ...{ reply_to: replyTo ?? null, send_at: sendAt, created_at: tx.now },
      })
      .execute()
    askFor(tx, id, sendAt)
    return (await scheduledViews(tx, { id }))[0] as ScheduledMessage
  },
})
