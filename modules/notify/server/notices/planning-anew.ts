import { sql } from 'kysely'
import type { Writer } from '../db.ts'
import { dueOn } from '../rules/evaluate.ts'
import { askFor, type Due } from './due.ts'
import { defaultsOf, recipientsOf } from './recipients.ts'

type Row = Due & { id: string; notice_id: string; type: string; reason: string | null }
const MOST = 1_000

/**
 * Works out anew when what waits for a member goes out: they changed their quiet hours, digests or time zone. Jobs asked for
 * earlier find nothing due and do nothing.
 */
export async function planAnew(tx: Writer, memberId: string): Promise<void> {
  const { rows } = await sql<Row>`
    select d.id, d.notice_id, d.member_id, d.channel, d.due_at, d.reason, n.type
    from notify_deliveries d join notify_notices n on n.id = d.notice_id
    where d.member_id = ${memberId} and d.state = 'waiting' and d.reason is distinct from 'snoozed'
    order by d.due_at limit ${sql.lit(MOST)} for update of d`.execute(tx.db)
  const [recipient] = await recipientsOf(tx, { memberIds: [memberId], type: { toSuspended: true }, by: null, within: null })
  if (rows.length === 0 || !recipient) return
  const facts = { wishes: recipient.wishes, defaults: await defaultsOf(tx), now: tx.now }
  const moved = rows.flatMap((row) => {
    const type = tx.site.notices.get(row.type)
    const due = type ? dueOn(type, row.channel, facts) : null
    return due && due.dueAt !== row.due_at ? [{ ...row, due_at: due.dueAt, reason: due.reason }] : []
  })
  await askFor(tx, moved)
  for (const row of moved) await move(tx, row)
}

async function move(tx: Writer, { id, notice_id, channel, due_at, reason }: Row): Promise<void> {
  await tx.db.updateTable('notify_deliveries').set({ due_at, reason }).where('id', '=', id).execute()
  if (channel === 'in-app')
    await tx.db.updateTable('notify_notices').set({ shown_from: due_at }).where('id', '=', notice_id).execute()
}
