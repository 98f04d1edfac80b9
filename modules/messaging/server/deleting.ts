import { detachFiles } from '@guildhall/files/api'
import { messageDeleted } from '../contract/index.ts'
import type { Writer } from './db.ts'
import { MESSAGE } from './message-views.ts'
import type { FoundMessage } from './store.ts'
import { touched } from './touching.ts'

/** A message's words go out of everyone's sight; its number stays as a marker. False when they were gone already. */
export async function eraseForAll(
  tx: Writer,
  message: Pick<FoundMessage, 'id' | 'conversationId' | 'seq' | 'authorId'>,
): Promise<boolean> {
  const { numUpdatedRows } = await tx.db
    .updateTable('messaging_messages')
    .set({ deleted_at: tx.now, deleted_by: tx.actor.memberId, pinned_at: null, pinned_by: null })
    .where('id', '=', message.id)
    .where('deleted_at', 'is', null)
    .executeTakeFirst()
  if (numUpdatedRows === 0n) return false
  await detachFiles(tx, { noun: MESSAGE, id: message.id })
  await touched(tx, message, messageDeleted)
  return true
}
