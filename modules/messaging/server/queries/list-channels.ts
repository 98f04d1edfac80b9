import { allowed, pageFrom, pagingOf } from '@guildhall/kernel'
import { sql } from 'kysely'
import { z } from 'zod'
import { listChannels as contract } from '../../contract/index.ts'
import { query } from '../db.ts'
import { visibleChannels } from '../policy.ts'

const CHANNELS_A_PAGE = 50
const Key = z.tuple([z.string(), z.uuid()])

/** Open channels by name, and whether one is in them. */
export const listChannels = query(contract, {
  allow: () => allowed,
  async run(reader, input) {
    const { size, after, limit, offset } = pagingOf(input, CHANNELS_A_PAGE, Key)
    const joined = sql<boolean>`exists (select from messaging_members m where m.conversation_id = c.id
      and m.member_id = ${reader.actor.memberId}::uuid and m.left_at is null)`
    let rows = visibleChannels(reader)
      .select(['c.id', 'c.name', 'c.description', 'c.member_count as memberCount', joined.as('joined')])
      .orderBy('c.name')
      .orderBy('c.id')
      .limit(limit)
    if (input.q) rows = rows.where('c.name', 'ilike', `%${input.q.replace(/[\\%_]/g, '\\$&')}%`)
    if (after) rows = rows.where(({ eb, refTuple, tuple }) => eb(refTuple('c.name', 'c.id'), '>', tuple(...after)))
    const found = await (offset > 0 ? rows.offset(offset) : rows).execute()
    return pageFrom(found, size, (row) => [row.name, row.id])
  },
})
