import { allowed, type InputOf, pageFrom, pagingOf } from '@guildhall/kernel'
import { membersBy } from '@guildhall/people/api'
import { type SqlBool, sql } from 'kysely'
import { z } from 'zod'
import { listConversations as contract } from '../../contract/index.ts'
import { toRows } from '../conversation-views.ts'
import { query, type Reader } from '../db.ts'
import { visibleConversations } from '../policy.ts'
import { conversationColumns } from '../store.ts'

const CONVERSATIONS_A_PAGE = 40
const Key = z.tuple([z.iso.datetime(), z.uuid()])

/** The member's conversations, latest first; what is unread is a subtraction per row. */
export const listConversations = query(contract, {
  allow: () => allowed,
  async run(reader, input) {
    const { size, after, limit, offset } = pagingOf(input, CONVERSATIONS_A_PAGE, Key)
    let rows = inView(reader, input).select(conversationColumns).orderBy('c.last_at', 'desc').orderBy('c.id', 'desc').limit(limit)
    if (input.q) rows = rows.where(named(reader, input.q))
    if (input.since) rows = rows.where('c.last_at', '>', input.since)
    if (after) rows = rows.where(({ eb, refTuple, tuple }) => eb(refTuple('c.last_at', 'c.id'), '<', tuple(...after)))
    const found = await (offset > 0 ? rows.offset(offset) : rows).execute()
    const { items, nextCursor } = pageFrom(found, size, (row) => [row.lastAt, row.id])
    return { items: await toRows(reader, items), nextCursor, memberId: reader.actor.memberId }
  },
})

// A direct conversation without a word is there for whoever is about to write, and for nobody else.
const notEmpty = sql<SqlBool>`(c.kind <> 'direct' or c.last_seq > 0 or m.draft <> '')`

function inView(reader: Reader, { view }: InputOf<typeof contract>) {
  const rows = visibleConversations(reader).where(notEmpty)
  if (view === 'requests') return rows.where('m.standing', '=', 'pending')
  const own = rows.where('m.standing', '=', 'accepted')
  const archived = sql<SqlBool>`coalesce(m.archived_seq >= c.last_seq or (m.archived_seq is not null and m.muted_until > ${reader.now}::timestamptz), false)`
  if (view === 'archived') return own.where(archived)
  if (view === 'starred') return own.where('m.starred', '=', true)
  const inbox = own.where(sql<SqlBool>`not ${archived}`)
  return view === 'unread' ? inbox.whereRef('c.counted', '>', 'm.read_counted') : inbox
}

/** By its own name, or by the name of somebody in it; channels by their own only. */
function named(reader: Reader, q: string) {
  const pattern = `%${q.replace(/[\\%_]/g, '\\$&')}%`
  return sql<SqlBool>`(c.name ilike ${pattern} or (c.kind <> 'channel' and exists (
    select from messaging_members o where o.conversation_id = c.id and o.left_at is null
      and o.member_id <> ${reader.actor.memberId}::uuid
      and o.member_id in (select "memberId" from ${membersBy(reader, { q })} as found))))`
}
