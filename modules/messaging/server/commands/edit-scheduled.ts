import { allowed } from '@guildhall/kernel'
import { editScheduled as contract, type ScheduledMessage } from '../../contract/index.ts'
import { command } from '../db.ts'
import { askFor, findScheduled, refusePast, scheduledViews } from '../scheduled.ts'

/** Changes the words or the time of a message that waits; what failed is tried again then. */
export const editScheduled = command(contract, {
  load: (reader, input) => findScheduled(reader, input.scheduled),
  allow: () => allowed,
  async run(tx, { body, sendAt }, row) {
    const send_at = sendAt ?? row.send_at
    refusePast(send_at, tx.now)
    await tx.db
      .updateTable('messaging_scheduled')
      .set({ body: body ?? row.body, send_at, failed: null })
      .where('id', '=', row.id)
      .execute()
    askFor(tx, row.id, send_at)
    return (await scheduledViews(tx, { id: row.id }))[0] as ScheduledMessage
  },
})
