import { type Channel, job } from '@guildhall/kernel'
import { sql } from 'kysely'
import { inboxChanged } from '../../contract/notice.ts'
import { notify, type Writer } from '../db.ts'
import { dueRequest } from './due.ts'
import { mailNotices } from './mail-notices.ts'
import { type Ready, settle, sift, type Waiting } from './sifting.ts'

const MOST_AT_ONCE = 200

/**
 * Delivers what is due for one member on one channel: all of it together, so that what quiet hours or a digest gathered
 * becomes one mail, one push, one ring of the bell. One transaction; run again it finds nothing left.
 */
export const deliverDue = job({
  ...dueRequest,
  async run({ transact }, due) {
    await transact(async (writer) => {
      const tx = notify.writer(writer)
      const waiting = await takeDue(tx, due)
      const ready = waiting.length > 0 ? await sift(tx, due.memberId, waiting) : null
      if (ready && ready.rows.length > 0) await channels[due.channel](tx, ready)
      if (waiting.length === MOST_AT_ONCE) tx.ask(dueRequest, due)
    })
  },
})

const channels: Record<Channel, (tx: Writer, ready: Ready) => Promise<void>> = {
  'in-app': ring,
  email: mailNotices,
  push: async (tx, { rows }) => settle(tx, rows, { state: 'skipped', reason: 'no_device' }),
}

async function ring(tx: Writer, { rows, recipient }: Ready): Promise<void> {
  await settle(tx, rows, { state: 'sent', reason: null })
  const groupIds = [...new Set(rows.map(({ group_id }) => group_id))]
  tx.emit(inboxChanged, { memberId: recipient.memberId, groupIds, fresh: true })
}

/** Locks what is due; what another worker is at is left to it. */
async function takeDue(tx: Writer, { memberId, channel }: { memberId: string; channel: Channel }): Promise<Waiting[]> {
  const { rows } = await sql<Waiting>`
    select d.id, d.notice_id as "noticeId", d.channel, d.target, d.batch, n.type, n.state, n.actor_id, n.subject_noun, n.subject_id,
      n.within_noun, n.within_id, n.group_id
    from notify_deliveries d join notify_notices n on n.id = d.notice_id
    where d.member_id = ${memberId} and d.channel = ${channel} and d.state = 'waiting' and d.due_at <= ${tx.now}::timestamptz
    order by d.due_at, d.id limit ${sql.lit(MOST_AT_ONCE)} for update of d skip locked`.execute(tx.db)
  return rows
}
