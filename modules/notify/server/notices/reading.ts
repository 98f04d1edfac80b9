import type { AnyWriter } from '@guildhall/kernel'
import { inboxChanged } from '../../contract/notice.ts'
import { notify } from '../db.ts'
import type { Thing } from './recipients.ts'

/**
 * What a member has read elsewhere is read here as well: the notices within a thing, up to a position in it. For the
 * module that owns the thing, in the transaction that moves its own read mark.
 */
export async function readNotices(
  writer: AnyWriter,
  { memberId, within, upTo }: { memberId: string; within: Thing; upTo?: number },
): Promise<void> {
  const tx = notify.writer(writer)
  let unread = tx.db
    .updateTable('notify_notices')
    .set({ state: 'read', read_at: tx.now })
    .where('member_id', '=', memberId)
    .where('within_noun', '=', within.noun)
    .where('within_id', '=', within.id)
    .where('state', '=', 'unread')
  if (upTo !== undefined) unread = unread.where('position', '<=', upTo)
  const read = await unread.returning('group_id').execute()
  if (read.length === 0) return
  tx.emit(inboxChanged, { memberId, groupIds: [...new Set(read.map(({ group_id }) => group_id))], fresh: false })
}
