import { allowed } from '@guildhall/kernel'
import { sql } from 'kysely'
import { countUnread as contract } from '../../contract/index.ts'
import { query } from '../db.ts'
import { visibleConversations } from '../policy.ts'

type Counted = { conversations: number; messages: number; mentions: number; requests: number }

/** What waits for a member: one row per conversation is looked at, never a message. */
export const countUnread = query(contract, {
  allow: () => allowed,
  async run(reader) {
    const mine = visibleConversations(reader).select([
      'c.counted',
      'c.last_seq',
      'm.read_seq',
      'm.read_counted',
      'm.mention_seq',
      'm.standing',
      'm.archived_seq',
      'm.muted_until',
    ])
    const { rows } = await sql<Counted>`
      with mine as (${mine}), inbox as (
        select counted - read_counted as unread, mention_seq > read_seq as mentioned
        from mine
        where standing = 'accepted' and counted > read_counted and coalesce(archived_seq < last_seq, true)
          and coalesce(muted_until <= ${reader.now}::timestamptz, true)
      )
      select count(*)::int as conversations, coalesce(sum(unread), 0)::int as messages,
        (count(*) filter (where mentioned))::int as mentions,
        (select count(*)::int from mine where standing = 'pending' and last_seq > 0) as requests
      from inbox`.execute(reader.db as never)
    return rows[0] as Counted
  },
})
