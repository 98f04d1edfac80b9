import { job } from '@guildhall/kernel'
import { sql } from 'kysely'
import { z } from 'zod'
import { messaging, type Writer } from './db.ts'
import { daysBefore } from './rules.ts'
import { sendScheduled } from './scheduled.ts'
import { settingsOf } from './settings.ts'

const BATCH = 5000

/** Erases messages past the community's retention, and the words of those deleted longer ago than they are kept. */
const purgeMessages = job({
  name: 'messaging.purge-messages',
  input: z.strictObject({}),
  schedule: { cron: '41 3 * * *', zone: 'UTC', input: {} },
  async run(context) {
    // In batches of their own, so that senders never wait long.
    for (let left = BATCH; left === BATCH && !context.signal.aborted; )
      left = await context.transact((writer) => purge(messaging.writer(writer)))
  },
})

async function purge(tx: Writer): Promise<number> {
  const { retentionDays, deletedRetentionDays } = settingsOf(tx.tenant)
  const erased = await eraseWords(tx, daysBefore(tx.now, deletedRetentionDays))
  const removed = retentionDays > 0 ? await removeOld(tx, daysBefore(tx.now, retentionDays)) : 0
  return Math.max(erased, removed)
}

async function eraseWords(tx: Writer, before: string): Promise<number> {
  const { rows } = await sql<{ id: string }>`
    with gone as (
      select id from messaging_messages where deleted_at < ${before}::timestamptz and body <> '' limit ${BATCH}::int
    ), versions as (
      delete from messaging_versions where message_id in (select id from gone)
    )
    update messaging_messages set body = '', html = '', plain = '', details = null, has = '{}' where id in (select id from gone)
    returning id`.execute(tx.db)
  return rows.length
}

// What nobody can read any more is unread to nobody.
async function removeOld(tx: Writer, before: string): Promise<number> {
  const { rows } = await sql<{ id: string; seq: number; counted: number }>`
    delete from messaging_messages where id in (
      select id from messaging_messages where created_at < ${before}::timestamptz order by created_at limit ${BATCH}::int)
    returning conversation_id as id, seq, counted`.execute(tx.db)
  for (const [id, gone] of Map.groupBy(rows, (row) => row.id)) {
    const seq = Math.max(...gone.map((row) => row.seq))
    const counted = Math.max(...gone.map((row) => row.counted))
    await sql`
      update messaging_members set read_seq = greatest(read_seq, ${seq}::int), read_counted = greatest(read_counted, ${counted}::int)
      where conversation_id = ${id}::uuid and read_counted < ${counted}::int`.execute(tx.db)
  }
  return rows.length
}

export const jobs = [sendScheduled, purgeMessages]
