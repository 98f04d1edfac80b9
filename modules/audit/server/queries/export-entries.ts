import { cards } from '@guildhall/people/api'
import { stringify } from 'csv-stringify/sync'
import { exportEntries as contract } from '../../contract/index.ts'
import { query } from '../db.ts'
import { entriesBy } from '../filters.ts'
import { canReadLog } from '../policy.ts'
import { entryColumns } from '../views.ts'

const MOST = 50_000

/** The filtered log as a table for a spreadsheet. */
export const exportEntries = query(contract, {
  allow: canReadLog,
  async run(reader, input) {
    const rows = await entriesBy(reader, input)
      .select([...entryColumns, 'before', 'after'])
      .orderBy('at', 'desc')
      .orderBy('id', 'desc')
      .limit(MOST)
      .execute()
    const people = await cards(reader, [...new Set(rows.flatMap(({ actorId }) => actorId ?? []))])
    const records = rows.map(({ actorId, chainNo, ...row }) => ({
      ...row,
      actorId,
      actorName: (actorId && people.get(actorId)?.displayName) || '',
      before: row.before ? JSON.stringify(row.before) : '',
      after: row.after ? JSON.stringify(row.after) : '',
      chainNo,
    }))
    // escape_formulas: a spreadsheet must not run what somebody typed as a name (CWE-1236).
    const text = stringify(records, { header: true, columns, bom: true, escape_formulas: true })
    const name = `audit-${reader.tenant.slug}-${reader.now.slice(0, 10)}.csv`
    return { type: 'text/csv; charset=utf-8', bytes: Buffer.from(text), cache: 'none' as const, name }
  },
})

const columns = [
  { key: 'at', header: 'at' },
  { key: 'actorKind', header: 'actor_kind' },
  { key: 'actorId', header: 'actor_id' },
  { key: 'actorName', header: 'actor_name' },
  { key: 'action', header: 'action' },
  { key: 'subjectType', header: 'subject_type' },
  { key: 'subjectId', header: 'subject_id' },
  { key: 'outcome', header: 'outcome' },
  { key: 'code', header: 'code' },
  { key: 'address', header: 'address' },
  { key: 'userAgent', header: 'user_agent' },
  { key: 'requestId', header: 'request_id' },
  { key: 'before', header: 'before' },
  { key: 'after', header: 'after' },
  { key: 'chainNo', header: 'chain_no' },
  { key: 'id', header: 'id' },
]
