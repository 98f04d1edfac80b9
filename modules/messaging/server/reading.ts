import { sql } from 'kysely'
import { conversationRead, type Mark } from '../contract/index.ts'
import type { Writer } from './db.ts'
import { preferencesOf } from './preferences.ts'
import { SMALL } from './rules.ts'

type Place = { id: string; kind: string; memberCount: number; standing: string }
type Moved = { readSeq: number; readCounted: number; counted: number; moved: boolean }

/**
 * Moves the actor's read mark: forward only, or back too where they say “unread”. What others are shown, `seen_seq`, goes
 * forward only. One row changes, however many messages there are.
 */
export async function moveMark(tx: Writer, place: Place, { seq, back }: { seq: number; back?: 'back' }): Promise<Mark> {
  const memberId = tx.actor.memberId as string
  const { rows } = await sql<Moved>`
    with place as (
      select id, counted, least(${seq}::int, last_seq) as seq from messaging_conversations where id = ${place.id}::uuid
    ), target as (
      select place.id, place.seq, place.counted as all_counted, coalesce((
        select s.counted from messaging_messages s
        where s.conversation_id = place.id and s.seq <= place.seq order by s.seq desc limit 1), 0) as counted
      from place
    ), moved as (
      update messaging_members m set read_seq = target.seq, read_counted = target.counted,
        seen_seq = greatest(m.seen_seq, target.seq), delivered_seq = greatest(m.delivered_seq, target.seq)
      from target
      where m.conversation_id = target.id and m.member_id = ${memberId}::uuid
        and (m.read_seq < target.seq or ${back === 'back'}::boolean)
      returning m.read_seq, m.read_counted
    )
    select coalesce(moved.read_seq, m.read_seq) as "readSeq", coalesce(moved.read_counted, m.read_counted) as "readCounted",
      target.all_counted as counted, moved.read_seq is not null as moved
    from target
    join messaging_members m on m.conversation_id = target.id and m.member_id = ${memberId}::uuid
    left join moved on true`.execute(tx.db)
  const { readSeq, readCounted, counted, moved } = rows[0] as Moved
  if (moved) {
    const shown = back === undefined && (await shows(tx, place))
    tx.emit(conversationRead, { conversationId: place.id, memberId, readSeq, readCounted, shown })
  }
  return { conversationId: place.id, readSeq, unread: Math.max(0, counted - readCounted) }
}

/** Whether others are told how far the actor is: where few are together, the actor accepted them, and has not said no. */
export async function shows(tx: Writer, { memberCount, standing }: Pick<Place, 'memberCount' | 'standing'>): Promise<boolean> {
  if (memberCount > SMALL || standing !== 'accepted') return false
  return (await preferencesOf(tx)).receipts
}
