import { isRefusal, later, newId, type Refusal } from '@guildhall/kernel'
import { contactsOf } from '@guildhall/people/api'
import { sql } from 'kysely'
import { conversationChanged, conversationCreated } from '../contract/index.ts'
import type { Writer } from './db.ts'
import { refusals } from './errors.ts'
import { writesUnasked } from './policy.ts'
import { MOST_MEMBERS, pairOf } from './rules.ts'
import { settingsOf } from './settings.ts'
import { lockConversation, reachable } from './store.ts'

type Standing = 'accepted' | 'pending'

/** The direct conversation with a member: theirs, or a new one. Two who begin it at once get the same. */
export async function openDirectWith(tx: Writer, memberId: string): Promise<string | Refusal> {
  const me = tx.actor.memberId as string
  await reachable(tx, [memberId])
  const known = await tx.db
    .selectFrom('messaging_conversations')
    .where('low_id', '=', pairOf(me, memberId).low_id)
    .where('high_id', '=', pairOf(me, memberId).high_id)
    .select('id')
    .executeTakeFirst()
  if (known) return known.id
  const standings = await standingsOf(tx, [memberId])
  if (isRefusal(standings)) return standings
  if (await beganEnoughToday(tx)) return refusals.too_many_new_conversations
  return beginDirect(tx, { me, memberId, standing: standings.get(memberId) ?? 'pending' })
}

async function beginDirect(tx: Writer, { me, memberId, standing }: { me: string; memberId: string; standing: Standing }) {
  const id = newId()
  const pair = pairOf(me, memberId)
  const begun = await tx.db
    .insertInto('messaging_conversations')
    .values({
      ...{ tenant_id: tx.tenant.id, id, kind: 'direct', ...pair, created_by: me, created_at: tx.now },
      ...{ member_count: 2, last_at: tx.now },
    })
    .onConflict((conflict) => conflict.columns(['tenant_id', 'low_id', 'high_id']).doNothing())
    .returning('id')
    .executeTakeFirst()
  if (!begun) {
    const { id: theirs } = await tx.db
      .selectFrom('messaging_conversations')
      .where('low_id', '=', pair.low_id)
      .where('high_id', '=', pair.high_id)
      .select('id')
      .executeTakeFirstOrThrow()
    return theirs
  }
  const row = { tenant_id: tx.tenant.id, conversation_id: id, joined_at: tx.now }
  await tx.db
    .insertInto('messaging_members')
    .values([
      { ...row, member_id: me, other_id: memberId },
      { ...row, member_id: memberId, other_id: me, standing },
    ])
    .execute()
  tx.emit(conversationCreated, { conversationId: id, to: [me] })
  return id
}

/** How these members meet what the actor sends them or brings them into: at once, or as a request they may decline. */
export async function standingsOf(tx: Writer, memberIds: readonly string[]): Promise<Map<string, Standing> | Refusal> {
  const all = (standing: Standing) => new Map(memberIds.map((id) => [id, standing]))
  if (memberIds.length === 0 || writesUnasked(tx.actor)) return all('accepted')
  const me = tx.actor.memberId as string
  const { strangers } = settingsOf(tx.tenant)
  const contacts = await contactsOf(tx, memberIds, me)
  const companions = new Set(await companionsOf(tx, memberIds))
  const known = (id: string) => companions.has(id) || contacts.get(id)?.follows === true
  const others = memberIds.filter((id) => !known(id))
  if (others.some((id) => strangers === 'nobody' || !contacts.get(id)?.open)) return refusals.member_unreachable
  return new Map(memberIds.map((id) => [id, known(id) || strangers === 'everyone' ? 'accepted' : 'pending']))
}

/** Those of them who are in a group with the actor, or in a conversation with the actor that they accepted. */
async function companionsOf(tx: Writer, memberIds: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select distinct o.member_id as id
    from messaging_members m
    join messaging_conversations c on c.id = m.conversation_id and c.kind <> 'channel'
    join messaging_members o on o.conversation_id = m.conversation_id and o.left_at is null and o.standing = 'accepted'
    where m.member_id = ${tx.actor.memberId}::uuid and m.left_at is null and m.standing = 'accepted'
      and o.member_id = any(${[...memberIds]}::uuid[])`.execute(tx.db)
  return rows.map(({ id }) => id)
}

async function beganEnoughToday(tx: Writer): Promise<boolean> {
  if (writesUnasked(tx.actor)) return false
  const { newConversationsADay } = settingsOf(tx.tenant)
  const { rows } = await sql`
    select from messaging_conversations
    where created_by = ${tx.actor.memberId}::uuid and kind = 'direct' and created_at > ${later(tx.now, { hours: -24 })}::timestamptz
    limit ${newConversationsADay}::int`.execute(tx.db)
  return rows.length >= newConversationsADay
}

export type Bringing = { role?: 'owner' | 'member'; standings: ReadonlyMap<string, Standing> }

/** Brings members in, or back in; answers who was not in it before. The count is kept under the conversation's lock. */
export async function bringIn(
  tx: Writer,
  conversationId: string,
  { role = 'member', standings }: Bringing,
): Promise<string[] | Refusal> {
  const place = await lockConversation(tx, conversationId)
  const firstSeq = place.newcomers === 'everything' ? 1 : place.last_seq + 1
  const ids = [...standings.keys()]
  const { rows } = await sql<{ id: string }>`
    insert into messaging_members (tenant_id, conversation_id, member_id, role, standing, joined_at, first_seq, read_seq, read_counted,
      seen_seq, delivered_seq)
    select ${tx.tenant.id}::uuid, ${conversationId}::uuid, n.id, ${role}::text, n.standing, ${tx.now}::timestamptz, ${firstSeq}::int,
      ${place.last_seq}::int, ${place.counted}::int, ${place.last_seq}::int, ${place.last_seq}::int
    from unnest(${ids}::uuid[], ${[...standings.values()]}::text[]) as n (id, standing)
    on conflict (tenant_id, conversation_id, member_id) do update set left_at = null, role = excluded.role, standing = excluded.standing,
      joined_at = excluded.joined_at, first_seq = excluded.first_seq, read_seq = excluded.read_seq,
      read_counted = excluded.read_counted, seen_seq = excluded.seen_seq, delivered_seq = excluded.delivered_seq, archived_seq = null
    where messaging_members.left_at is not null
    returning member_id as id`.execute(tx.db)
  if (place.member_count + rows.length > MOST_MEMBERS) return refusals.conversation_full
  await tx.db
    .updateTable('messaging_conversations')
    .set((set) => ({ member_count: set('member_count', '+', rows.length) }))
    .where('id', '=', conversationId)
    .execute()
  return rows.map(({ id }) => id)
}

/** Takes a member out; false when they were not in it. */
export async function takeOut(tx: Writer, conversationId: string, memberId: string): Promise<boolean> {
  await lockConversation(tx, conversationId)
  const { numUpdatedRows } = await tx.db
    .updateTable('messaging_members')
    .set({ left_at: tx.now, role: 'member', draft: '', starred: false })
    .where('conversation_id', '=', conversationId)
    .where('member_id', '=', memberId)
    .where('left_at', 'is', null)
    .executeTakeFirst()
  if (numUpdatedRows === 0n) return false
  await tx.db
    .updateTable('messaging_conversations')
    .set((set) => ({ member_count: set('member_count', '-', 1) }))
    .where('id', '=', conversationId)
    .execute()
  return true
}

/** An owner for a conversation that has none left: an admin, or whoever has been there longest. */
export const appointHeir = (tx: Writer, conversationId: string) =>
  sql`
    update messaging_members set role = 'owner'
    where conversation_id = ${conversationId}::uuid and member_id = (
      select member_id from messaging_members m
      where m.conversation_id = ${conversationId}::uuid and m.left_at is null
        and not exists (
          select from messaging_members o where o.conversation_id = ${conversationId}::uuid and o.left_at is null and o.role = 'owner')
      order by m.role, m.joined_at, m.member_id limit 1)`.execute(tx.db)

/** Tells everyone in the conversation, and those who came or went, that it is not what it was. */
export const changed = (tx: Writer, conversationId: string, to: readonly string[]) =>
  tx.emit(conversationChanged, { conversationId, to: [...to] })
