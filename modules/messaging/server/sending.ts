import { attachFiles, fileCards } from '@guildhall/files/api'
import type { FileCard } from '@guildhall/files/contract'
import { kernelRefusals, newId, type Refusal } from '@guildhall/kernel'
import { type Mention, render } from '@guildhall/kernel/text'
import { cards, silenced } from '@guildhall/people/api'
import { sql } from 'kysely'
import { messageAdded } from '../contract/index.ts'
import type { Writer } from './db.ts'
import { refusals } from './errors.ts'
import { MESSAGE, type NoticeDetails, type PollDetails } from './message-views.ts'
import { writesUnasked } from './policy.ts'
import { marksOf } from './rules.ts'
import { settingsOf } from './settings.ts'
import { earsOf, isReachable, membersAmong } from './store.ts'

export type Outgoing = {
  conversationId: string
  authorId: string
  body: string
  kind?: 'text' | 'poll' | 'voice'
  clientId?: string | undefined
  replyTo?: number | undefined
  rootId?: string | undefined
  mentions?: readonly string[]
  forwardedFrom?: string
  poll?: PollDetails
  fileIds?: readonly string[]
}
type Sent = { id: string; seq: number }

/**
 * Sends a message: once, however often it is asked for under the same client id. The conversation's row is locked, so
 * numbers are given out in the order of sending.
 */
export async function send(tx: Writer, out: Outgoing): Promise<Sent | Refusal> {
  const place = await lockPlace(tx, out)
  if (!place) return kernelRefusals.not_found
  const earlier = out.clientId && (await alreadySent(tx, out))
  if (earlier) return earlier
  if (place.otherId && !(await isReachable(tx, place.otherId))) return refusals.member_unreachable
  if (place.otherStanding && place.otherStanding !== 'accepted' && (await hasAskedEnough(tx, out)))
    return refusals.request_waiting
  const called = await calledBy(tx, out, place.kind)
  const files = [...(await fileCards(tx, out.fileIds ?? [])).values()]
  const sent = await insertMessage(tx, out, { ...called, files })
  if (out.fileIds?.length) await attachFiles(tx, { parent: { noun: MESSAGE, id: sent.id }, fileIds: out.fileIds })
  const to = await earsOf(tx, out.conversationId)
  tx.emit(messageAdded, { conversationId: out.conversationId, messageId: sent.id, seq: sent.seq, authorId: out.authorId, to })
  return sent
}

/** Says between the messages what happened to a conversation; counts as unread to nobody. */
export async function note(tx: Writer, conversationId: string, details: NoticeDetails): Promise<void> {
  const id = newId()
  const authorId = tx.actor.memberId
  if (authorId === null) return
  const { rows } = await sql<{ seq: number }>`
    with place as (
      update messaging_conversations set last_seq = last_seq + 1 where id = ${conversationId}::uuid returning id, last_seq, counted
    )
    insert into messaging_messages (tenant_id, id, conversation_id, seq, counted, author_id, kind, details, created_at)
    select ${tx.tenant.id}::uuid, ${id}::uuid, place.id, place.last_seq, place.counted, ${authorId}::uuid, 'notice',
      ${JSON.stringify(details)}::jsonb, ${tx.now}::timestamptz
    from place returning seq`.execute(tx.db)
  const to = await earsOf(tx, conversationId)
  tx.emit(messageAdded, { conversationId, messageId: id, seq: rows[0]?.seq ?? 0, authorId, to })
}

type LockedPlace = { kind: 'direct' | 'group' | 'channel'; otherId: string | null; otherStanding: string | null }

// Read again under the lock: whoever was removed a moment ago sends nothing.
async function lockPlace(tx: Writer, { conversationId, authorId }: Outgoing): Promise<LockedPlace | undefined> {
  const { rows } = await sql<LockedPlace>`
    select c.kind, m.other_id as "otherId", o.standing as "otherStanding"
    from messaging_conversations c
    join messaging_members m on m.conversation_id = c.id and m.member_id = ${authorId}::uuid and m.left_at is null
    left join messaging_members o on o.conversation_id = c.id and o.member_id = m.other_id
    where c.id = ${conversationId}::uuid
    for update of c`.execute(tx.db)
  return rows[0]
}

const alreadySent = (tx: Writer, { conversationId, authorId, clientId }: Outgoing) =>
  tx.db
    .selectFrom('messaging_messages')
    .where('conversation_id', '=', conversationId)
    .where('author_id', '=', authorId)
    .where('client_id', '=', clientId as string)
    .select(['id', 'seq'])
    .executeTakeFirst()

async function hasAskedEnough(tx: Writer, { conversationId, authorId }: Outgoing): Promise<boolean> {
  if (writesUnasked(tx.actor)) return false
  const { unaskedMessages } = settingsOf(tx.tenant)
  const { rows } = await sql`
    select from messaging_messages where conversation_id = ${conversationId}::uuid and author_id = ${authorId}::uuid
    limit ${unaskedMessages}::int`.execute(tx.db)
  return rows.length >= unaskedMessages
}

type Called = { mentions: string[]; names: Mention[]; everyone: boolean; heard: string[] }

/** Whom the words call: members of the conversation by name, or all. Who wants to hear nothing of the author is not told. */
export async function calledBy(
  tx: Writer,
  { conversationId, authorId, body, mentions = [] }: Pick<Outgoing, 'conversationId' | 'authorId' | 'body' | 'mentions'>,
  kind: LockedPlace['kind'],
): Promise<Called> {
  const members = await membersAmong(tx, conversationId, mentions)
  const people = await cards(tx, members)
  const named = members.filter((id) => body.includes(`@${people.get(id)?.displayName}`))
  const everyone = kind !== 'direct' && /(^|\s)@all\b/.test(body) && (await mayCall(tx, conversationId, authorId))
  const names = named.map((memberId) => ({ memberId, name: people.get(memberId)?.displayName ?? '' }))
  const deaf = await silenced(tx, named, authorId)
  const heard = named.filter((id) => id !== authorId && !deaf.has(id))
  return { mentions: named, names: everyone ? [...names, { memberId: 'all', name: 'all' }] : names, everyone, heard }
}

async function mayCall(tx: Writer, conversationId: string, authorId: string): Promise<boolean> {
  const { rows } = await sql`
    select from messaging_members m join messaging_conversations c on c.id = m.conversation_id
    where m.conversation_id = ${conversationId}::uuid and m.member_id = ${authorId}::uuid
      and (c.kind = 'group' or m.role <> 'member')`.execute(tx.db)
  return rows.length > 0
}

/** One statement: the number, the words, the author's own marks and those of whom it calls. */
async function insertMessage(tx: Writer, out: Outgoing, called: Called & { files: readonly FileCard[] }): Promise<Sent> {
  const { kind = 'text', rootId = null, poll = null } = out
  const { html, plain } = readingOf(out, called)
  const tenant = tx.tenant.id
  const inThread = rootId !== null
  const id = newId()
  const { rows } = await sql<Sent>`
    with place as (
      update messaging_conversations set last_seq = last_seq + 1,
        counted = counted + ${inThread ? 0 : 1}::int,
        last_shown = case when ${inThread}::boolean then last_shown else last_seq + 1 end,
        last_at = case when ${inThread}::boolean then last_at else greatest(last_at, ${tx.now}::timestamptz) end
      where id = ${out.conversationId}::uuid
      returning id, last_seq, counted
    ), own as (
      update messaging_members set read_seq = place.last_seq, read_counted = place.counted, seen_seq = place.last_seq,
        delivered_seq = place.last_seq, standing = 'accepted', draft = ''
      from place
      where conversation_id = place.id and member_id = ${out.authorId}::uuid and not ${inThread}::boolean
    ), called as (
      update messaging_members set mention_seq = place.last_seq
      from place
      where conversation_id = place.id and left_at is null and member_id <> ${out.authorId}::uuid
        and (${called.everyone}::boolean or member_id = any(${called.heard}::uuid[]))
    ), root as (
      update messaging_messages set thread_count = thread_count + 1, thread_last_at = ${tx.now}::timestamptz
      where id = ${rootId}::uuid
    )
    insert into messaging_messages (tenant_id, id, conversation_id, seq, counted, author_id, client_id, kind, body, html, plain,
      reply_to, root_id, mentions, everyone, forwarded_from, details, has, created_at)
    select ${tenant}::uuid, ${id}::uuid, place.id, place.last_seq, place.counted, ${out.authorId}::uuid, ${out.clientId ?? null}::text,
      ${kind}::text, ${out.body}::text, ${html}::text, ${plain}::text, ${out.replyTo ?? null}::int, ${rootId}::uuid,
      ${called.mentions}::uuid[], ${called.everyone}::boolean, ${out.forwardedFrom ?? null}::uuid,
      ${poll && JSON.stringify(poll)}::jsonb, ${marksOf({ html, kind, pinned: false, files: called.files.map((file) => file.kind) })}::text[], ${tx.now}::timestamptz
    from place returning id, seq`.execute(tx.db)
  return rows[0] as Sent
}

/** What a message looks like and what it reads as: names of files are found and shown in lists like words. */
function readingOf(
  { body, poll }: Outgoing,
  { names, files }: Called & { files: readonly FileCard[] },
): { html: string; plain: string } {
  if (poll) return { html: '', plain: [poll.question, ...poll.options].join('\n') }
  const { html, plain } = render(body, { mentions: names })
  return { html, plain: [plain, ...files.map(({ name }) => name)].filter(Boolean).join('\n') }
}
