import { job, later } from '@guildhall/kernel'
import { sql } from 'kysely'
import { z } from 'zod'
import { noteAnchor, type Place, readAnchors } from './anchor.ts'
import { audit, type Reader } from './db.ts'
import { settingsOf } from './settings.ts'

/** Forgets the entries whose time is over. Where the chain begins from then on is noted first, outside the database. */
export const forgetEntries = job({
  name: 'audit.forget-entries',
  input: z.strictObject({}),
  schedule: { cron: '37 3 * * *', zone: 'UTC', input: {} },
  async run({ read, transact }) {
    const last = await read((reader) => lastOverdue(audit.reader(reader)))
    if (!last) return
    await read(async (reader) => {
      if ((await readAnchors(reader)).floor?.chainNo !== last.chainNo) await noteAnchor(reader, 'floor', last)
    })
    await transact((tx) => sql`select guildhall.forget_audit(${last.chainNo})`.execute(tx.db))
  },
})

/** The end of the overdue beginning of the chain: everything up to it is old enough, nothing in it is younger. */
async function lastOverdue(reader: Reader): Promise<Place | null> {
  const before = later(reader.now, { hours: -24 * settingsOf(reader.tenant).retentionDays })
  const row = await reader.db
    .selectFrom('audit_entries')
    .select(['chain_no as chainNo', 'hash'])
    .where('chain_no', 'is not', null)
    .where('at', '<', before)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('audit_entries as young')
            .whereRef('young.chain_no', '<', 'audit_entries.chain_no')
            .where('young.at', '>=', before)
            .select('young.id'),
        ),
      ),
    )
    .orderBy('chain_no', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row?.hash ? { chainNo: Number(row.chainNo), hash: row.hash } : null
}
