import { sql } from 'kysely'
import type { Unit } from './db.ts'
import { visibleConversations } from './policy.ts'

type Unread = { conversations: number; messages: number; mentions: number; requests: number }

/** What waits for the actor: one row per conversation is looked at, never a message. */
export async function unreadOf(unit: Unit): Promise<Unread> {
  const mine = visibleConversations(unit).select([
    'c.counted',
    'c.last_seq',
    'm.read_seq',
    'm.read_counted',
    'm.mention_seq',
    'm.standing',
    'm.archived_seq',
    'm.muted_until',
  ])
  const { rows } = await sql<Unread>`
    with mine as (${mine}), inbox as (
      select counted - read_counted as unread, mention_seq > read_seq as mentioned
      from mine
      where standing = 'accepted' and counted > read_counted and coalesce(archived_seq < last_seq, true)
        and coalesce(muted_until <= ${unit.now}::timestamptz, true)
    )
    select count(*)::int as conversations, coalesce(sum(unread), 0)::int as messages,
      (count(*) filter (where mentioned))::int as mentions,
      (select count(*)::int from mine where standing = 'pending' and last_seq > 0) as requests
    from inbox`.execute(unit.db as never)
  return rows[0] as Unread
}
