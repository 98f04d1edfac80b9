import { type Channel, job } from '@guildhall/kernel'
import { inboxChanged } from '../../contract/notice.ts'
import { notify, type Writer } from '../db.ts'
import { toDevices } from '../push/to-devices.ts'
import { dueRequest } from './due.ts'
import { dueRows, MOST_AT_ONCE } from './due-rows.ts'
import { mailNotices } from './mail-notices.ts'
import { type Ready, settle, sift } from './sifting.ts'

/**
 * Delivers what is due for one member on one channel: all of it together, so that what quiet hours or a digest gathered
 * becomes one mail, one push, one ring of the bell. One transaction; run again it finds nothing left.
 */
export const deliverDue = job({
  ...dueRequest,
  async run({ transact }, due) {
    await transact(async (writer) => {
      const tx = notify.writer(writer)
      const waiting = await dueRows(tx, due)
      const ready = waiting.length > 0 ? await sift(tx, due.memberId, waiting) : null
      if (ready && ready.rows.length > 0) await channels[due.channel](tx, ready)
      if (waiting.length === MOST_AT_ONCE) tx.ask(dueRequest, due)
    })
  },
})

const channels: Record<Channel, (tx: Writer, ready: Ready) => Promise<void>> = {
  'in-app': ring,
  email: mailNotices,
  push: toDevices,
}

async function ring(tx: Writer, { rows, recipient }: Ready): Promise<void> {
  await settle(tx, rows, { state: 'sent', reason: null })
  const groupIds = [...new Set(rows.map(({ group_id }) => group_id))]
  tx.emit(inboxChanged, { memberId: recipient.memberId, groupIds, fresh: true })
}
