import { allowed } from '@guildhall/kernel'
import { deleteMessage as contract, messageHidden } from '../../contract/index.ts'
import { command, type Writer } from '../db.ts'
import { eraseForAll } from '../deleting.ts'
import { refusals } from '../errors.ts'
import { canDelete } from '../policy.ts'
import { type FoundMessage, findMessage } from '../store.ts'

/** Takes a message away: for everyone, where its author still may or somebody keeps order; or for oneself alone. */
export const deleteMessage = command(contract, {
  load: (reader, input) => findMessage(reader, input.message),
  allow: (actor, message, input) => (input.for === 'me' ? allowed : canDelete(actor, message, message.moment)),
  async run(tx, input, message) {
    if (input.for === 'me') await hide(tx, message)
    else if (!(await eraseForAll(tx, message))) return refusals.message_deleted
    return { messageId: message.id, for: input.for }
  },
})

async function hide(tx: Writer, { id: messageId, conversationId }: FoundMessage) {
  const memberId = tx.actor.memberId as string
  await tx.db
    .insertInto('messaging_hidden')
    .values({ tenant_id: tx.tenant.id, member_id: memberId, message_id: messageId })
    .execute()
  tx.emit(messageHidden, { conversationId, messageId, memberId })
}
