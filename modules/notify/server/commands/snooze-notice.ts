import { later } from '@guildhall/kernel'
import { snoozeNotice as contract, SnoozeFor } from '../../contract/index.ts'
import { command } from '../db.ts'
import { refusals } from '../errors.ts'
import { askFor } from '../notices/due.ts'
import { changed, findEntry, noticesIn } from '../notices/groups.ts'
import { zoneOf } from '../notices/recipients.ts'
import { canReadNotices } from '../policy.ts'
import { snoozedUntil } from '../rules/digest.ts'

const LONGEST_HOURS = 366 * 24

/** Takes an entry off one's list until a time, when the bell rings for it again. */
export const snoozeNotice = command(contract, {
  load: findEntry,
  allow: canReadNotices,
  async run(tx, { id, until: wanted }) {
    const span = SnoozeFor.safeParse(wanted).data
    const until = span ? snoozedUntil(tx.now, await zoneOf(tx), span) : later(wanted, {})
    if (until <= tx.now || until > later(tx.now, { hours: LONGEST_HOURS })) return refusals.snooze_in_the_past
    const rows = await noticesIn(tx, id).set({ shown_from: until, state: 'unread', read_at: null }).returning('id').execute()
    await askFor(tx, [{ member_id: tx.actor.memberId, channel: 'in-app', due_at: until }])
    await tx.db
      .updateTable('notify_deliveries')
      .set({ state: 'waiting', reason: 'snoozed', due_at: until, settled_at: null })
      .where((where) => where('notice_id', '=', where.fn.any(where.val(rows.map((row) => row.id)))))
      .where('channel', '=', 'in-app')
      .execute()
    changed(tx, id)
    return { id, until }
  },
})
