import { pageFrom, pagingOf } from '@guildhall/kernel'
import { z } from 'zod'
import { listReports as contract } from '../../contract/index.ts'
import { query } from '../db.ts'
import { canModerate } from '../policy.ts'
import { reportColumns, toReports } from '../reports.ts'

const REPORTS_A_PAGE = 30
const Key = z.tuple([z.iso.datetime(), z.uuid()])

/** Reported messages for those who look into them, oldest first. */
export const listReports = query(contract, {
  allow: (actor) => canModerate(actor),
  async run(reader, input) {
    const { size, after, limit, offset } = pagingOf(input, REPORTS_A_PAGE, Key)
    let rows = reader.db
      .selectFrom('messaging_reports')
      .where('resolved_at', input.state === 'open' ? 'is' : 'is not', null)
      .select(reportColumns)
      .orderBy('reported_at')
      .orderBy('id')
      .limit(limit)
    if (after) rows = rows.where(({ eb, refTuple, tuple }) => eb(refTuple('reported_at', 'id'), '>', tuple(...after)))
    const found = await (offset > 0 ? rows.offset(offset) : rows).execute()
    const { items, nextCursor } = pageFrom(found, size, (row) => [row.reportedAt, row.id])
    return { items: await toReports(reader, items), nextCursor }
  },
})
