import type { EventType } from '@guildhall/kernel'
import { messageTouched } from '../contract/index.ts'
import type { Writer } from './db.ts'
import { earsOf, type FoundMessage } from './store.ts'

type About = Pick<FoundMessage, 'id' | 'conversationId' | 'seq' | 'authorId'>

/** Tells everyone who has the message before them that it looks different now. */
export async function touched(tx: Writer, message: About, event: EventType<string, typeof messageTouched.data> = messageTouched) {
  const { id: messageId, conversationId, seq, authorId } = message
  tx.emit(event, { conversationId, messageId, seq, authorId, to: await earsOf(tx, conversationId) })
}

/** The message as it is once nobody else changes it. */
export const lockMessage = (tx: Writer, id: string) =>
  tx.db
    .selectFrom('messaging_messages')
    .where('id', '=', id)
    .select(['body', 'html', 'has', 'details', 'created_at', 'edited_at', 'deleted_at', 'pinned_at'])
    .forUpdate()
    .executeTakeFirstOrThrow()
