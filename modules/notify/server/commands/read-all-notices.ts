import { readAllNotices as contract, inboxRead } from '../../contract/index.ts'
import { command } from '../db.ts'
import { canReadNotices, visibleNotices } from '../policy.ts'

/** Marks all one has been shown as read, or all of one category; what waits to be shown stays unread. */
export const readAllNotices = command(contract, {
  allow: canReadNotices,
  async run(tx, { category }) {
    const memberId = tx.actor.memberId
    let shown = visibleNotices(tx).where('shown_from', '<=', tx.now).where('state', '=', 'unread')
    if (category) shown = shown.where('category', '=', category)
    const read = await tx.db
      .updateTable('notify_notices')
      .set({ state: 'read', read_at: tx.now })
      .where('id', 'in', shown.select('notify_notices.id'))
      .returning('id')
      .execute()
    if (read.length > 0) tx.emit(inboxRead, { memberId, category: category ?? null })
    return { read: read.length }
  },
})
