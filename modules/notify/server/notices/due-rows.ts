import type { Channel } from '@guildhall/kernel'
import { sql } from 'kysely'
import type { Writer } from '../db.ts'
import type { Waiting } from './sifting.ts'

export const MOST_AT_ONCE = 200

type Asked = {
  memberId: string
  channel: Channel
  /** One device's; default: whatever is not on its way to a device. */
  target?: string
  /** Also what this job claimed before. */
  batch?: string
}

/** Locks what is due for a member on a channel; what another worker is at is left to it. */
export async function dueRows(tx: Writer, { memberId, channel, target, batch }: Asked): Promise<Waiting[]> {
  const mine = sql`(d.batch is null or d.batch = ${batch ?? null}::uuid)`
  const { rows } = await sql<Waiting>`
    select d.id, d.notice_id as "noticeId", d.channel, d.target, d.batch, n.type, n.state, n.actor_id, n.subject_noun, n.subject_id,
      n.within_noun, n.within_id, n.group_id
    from notify_deliveries d join notify_notices n on n.id = d.notice_id
    where d.member_id = ${memberId} and d.channel = ${channel} and d.state = 'waiting' and d.due_at <= ${tx.now}::timestamptz
      and ${target ? sql`d.target = ${target} and ${mine}` : sql`d.batch is null`}
    order by d.due_at, d.id limit ${sql.lit(MOST_AT_ONCE)} for update of d skip locked`.execute(tx.db)
  // A message that may have left already goes again as it was, without what came since.
  const claimed = rows.filter((row) => row.batch !== null)
  return claimed.length > 0 ? claimed : rows
}
