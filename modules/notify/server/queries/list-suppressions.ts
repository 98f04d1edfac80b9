import { pageFrom, pagingOf } from '@guildhall/kernel'
import { z } from 'zod'
import { listSuppressions as contract, type Suppression } from '../../contract/index.ts'
import { query } from '../db.ts'
import { canReadMails, visibleSuppressions } from '../policy.ts'

const Key = z.tuple([z.iso.datetime(), z.string()])

/** Addresses that take no mail from the community any more, and why. */
export const listSuppressions = query(contract, {
  allow: canReadMails,
  async run(reader, input) {
    const { size, after, limit } = pagingOf(input, 50, Key)
    let rows = visibleSuppressions(reader)
      .select(['address', 'reason', 'detail', 'mail_id as mailId', 'since'])
      .orderBy('since', 'desc')
      .orderBy('address', 'desc')
      .limit(limit)
    if (input.q) rows = rows.where('address', 'ilike', `%${input.q.replace(/[\\%_]/g, '\\$&')}%`)
    if (after) rows = rows.where(({ eb, refTuple, tuple }) => eb(refTuple('since', 'address'), '<', tuple(...after)))
    const found = await rows.execute()
    return pageFrom(
      found.map((row) => ({ ...row, reason: row.reason as Suppression['reason'], since: row.since as string })),
      size,
      (row) => [row.since, row.address],
    )
  },
})
