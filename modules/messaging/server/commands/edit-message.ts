import { newId } from '@guildhall/kernel'
import { render } from '@guildhall/kernel/text'
import { editMessage as contract, messageEdited } from '../../contract/index.ts'
import { command, type Writer } from '../db.ts'
import { refusals } from '../errors.ts'
import { messageView } from '../pages.ts'
import { canEdit } from '../policy.ts'
import { marksOf } from '../rules.ts'
import { calledBy } from '../sending.ts'
import { type FoundMessage, findMessage } from '../store.ts'
import { lockMessage, touched } from '../touching.ts'

/** Changes an own message's words for a while; what it said before is kept. Nobody is called anew by it. */
export const editMessage = command(contract, {
  load: (reader, input) => findMessage(reader, input.message),
  allow: (actor, message) => canEdit(actor, message, message.moment),
  async run(tx, { body, mentions }, message) {
    const before = await lockMessage(tx, message.id)
    if (before.deleted_at !== null) return refusals.message_deleted
    if (before.body !== body) {
      await keepVersion(tx, message.id, before)
      await rewrite(tx, message, { body, mentions })
      await touched(tx, message, messageEdited)
    }
    return messageView(tx, message.id)
  },
})

const keepVersion = (tx: Writer, messageId: string, before: Awaited<ReturnType<typeof lockMessage>>) =>
  tx.db
    .insertInto('messaging_versions')
    .values({
      ...{ tenant_id: tx.tenant.id, id: newId(), message_id: messageId, body: before.body, html: before.html },
      written_at: before.edited_at ?? before.created_at,
    })
    .execute()

async function rewrite(tx: Writer, message: FoundMessage, { body, mentions }: { body: string; mentions: string[] }) {
  const { conversationId, authorId, kind } = message
  const called = await calledBy(tx, { conversationId, authorId, body, mentions }, kind)
  const { html, plain } = render(body, { mentions: called.names })
  const has = marksOf({ html, kind: 'text', pinned: message.pinnedAt !== null })
  await tx.db
    .updateTable('messaging_messages')
    .set({ body, html, plain, has, mentions: called.mentions, everyone: called.everyone, edited_at: tx.now })
    .where('id', '=', message.id)
    .execute()
}
