import { attachmentsOf } from '@guildhall/files/api'
import type { FileCard } from '@guildhall/files/contract'
import { cards, hiddenMembers } from '@guildhall/people/api'
import type { Card } from '@guildhall/people/contract'
import { sql } from 'kysely'
import type { Message } from '../contract/index.ts'
import type { Unit } from './db.ts'
import { shortOf } from './rules.ts'

/** What files hang on, and what notices are about. */
export const MESSAGE = 'messaging.message'

export const messageColumns = [
  's.id',
  's.conversation_id as conversationId',
  's.seq',
  's.kind',
  's.author_id as authorId',
  's.client_id as clientId',
  's.body',
  's.html',
  's.reply_to as replyToSeq',
  's.root_id as rootId',
  's.thread_count as threadCount',
  's.thread_last_at as threadLastAt',
  's.mentions',
  's.everyone',
  's.forwarded_from as forwardedFromId',
  's.details',
  's.created_at as createdAt',
  's.edited_at as editedAt',
  's.deleted_at as deletedAt',
  's.pinned_at as pinnedAt',
] as const

/** `details` of a notice and of a poll. */
export type NoticeDetails = { what: NonNullable<Message['notice']>['what']; people: string[]; text: string }
export type PollDetails = { question: string; options: string[]; multiple: boolean; closed: boolean }

export type MessageFields = {
  id: string
  conversationId: string
  seq: number
  kind: Message['kind']
  authorId: string
  clientId: string | null
  body: string
  html: string
  replyToSeq: number | null
  rootId: string | null
  threadCount: number
  threadLastAt: string | null
  mentions: string[]
  everyone: boolean
  forwardedFromId: string | null
  details: unknown
  createdAt: string
  editedAt: string | null
  deletedAt: string | null
  pinnedAt: string | null
}
type Cards = ReadonlyMap<string, Card>
type Quoted = { id: string; conversationId: string; seq: number; authorId: string; plain: string; deletedAt: string | null }
type ReactionRow = { messageId: string; emoji: string; count: number; memberIds: string[] }
type VoteRow = { messageId: string; option: number; count: number; memberIds: string[] }

/** The messages as their readers see them: a few statements for any number of them. */
export async function toMessages(unit: Unit, fields: readonly MessageFields[]): Promise<Message[]> {
  if (fields.length === 0) return []
  const there = fields.filter((row) => row.deletedAt === null)
  const ids = there.map((row) => row.id)
  const polls = there.filter((row) => row.kind === 'poll').map((row) => row.id)
  const [quoted, reactions, votes, voters, hidden] = [
    await quotedBy(unit, there),
    await reactionsOf(unit, ids),
    polls.length > 0 ? await votesOf(unit, polls) : [],
    polls.length > 0 ? await votersOf(unit, polls) : new Map<string, number>(),
    await hiddenMembers(unit),
  ]
  const files = await attachmentsOf(unit, MESSAGE, ids)
  const people = await cards(unit, [
    ...fields.flatMap((row) => [row.authorId, ...(row.forwardedFromId ? [row.forwardedFromId] : []), ...peopleOf(row)]),
    ...quoted.map((row) => row.authorId),
  ])
  const of = {
    quoted,
    reactions: Map.groupBy(reactions, (row) => row.messageId),
    votes: Map.groupBy(votes, (row) => row.messageId),
    voters,
    files,
  }
  return fields.map((row) => toMessage(row, { ...of, people, isHidden: (id: string) => hidden.has(id) }))
}

type Surroundings = {
  quoted: readonly Quoted[]
  reactions: ReadonlyMap<string, ReactionRow[]>
  votes: ReadonlyMap<string, VoteRow[]>
  voters: ReadonlyMap<string, number>
  files: ReadonlyMap<string, FileCard[]>
  people: Cards
  isHidden: (memberId: string) => boolean
}

function toMessage(row: MessageFields, around: Surroundings): Message {
  const deleted = row.deletedAt !== null
  const hidden = around.isHidden(row.authorId) && row.kind !== 'notice'
  return {
    id: row.id,
    conversationId: row.conversationId,
    seq: row.seq,
    kind: row.kind,
    author: cardOf(around.people, row.authorId),
    clientId: row.clientId,
    createdAt: row.createdAt,
    editedAt: row.editedAt,
    deleted,
    hidden,
    rootId: row.rootId,
    threadCount: row.threadCount,
    threadLastAt: row.threadLastAt,
    notice: row.kind === 'notice' ? noticeOf(row, around.people) : null,
    pinned: row.pinnedAt !== null && !deleted,
    ...(deleted || hidden ? silence : wordsOf(row, around)),
  }
}

type Words = Pick<
  Message,
  'body' | 'html' | 'replyTo' | 'mentions' | 'everyone' | 'forwardedFrom' | 'reactions' | 'poll' | 'attachments'
>
const silence: Words = {
  ...{ body: '', html: '', replyTo: null, mentions: [], everyone: false },
  ...{ forwardedFrom: null, reactions: [], poll: null, attachments: [] },
}

const wordsOf = (row: MessageFields, around: Surroundings): Words => ({
  body: row.body,
  html: row.html,
  replyTo: quoteOf(row, around),
  mentions: row.mentions,
  everyone: row.everyone,
  forwardedFrom: row.forwardedFromId ? cardOf(around.people, row.forwardedFromId) : null,
  reactions: (around.reactions.get(row.id) ?? []).map(({ messageId: _, ...reaction }) => reaction),
  poll: row.kind === 'poll' ? pollOf(row, around) : null,
  attachments: around.files.get(row.id) ?? [],
})

function quoteOf({ conversationId, replyToSeq }: MessageFields, { quoted, people, isHidden }: Surroundings): Message['replyTo'] {
  const target = quoted.find((each) => each.seq === replyToSeq && each.conversationId === conversationId)
  if (!target) return null
  const deleted = target.deletedAt !== null
  const excerpt = deleted || isHidden(target.authorId) ? '' : shortOf(target.plain)
  return { id: target.id, seq: target.seq, author: cardOf(people, target.authorId), excerpt, deleted }
}

function pollOf({ id, details }: MessageFields, { votes, voters }: Surroundings): Message['poll'] {
  const { question, options, multiple, closed } = details as PollDetails
  const given = votes.get(id) ?? []
  return {
    question,
    multiple,
    closed,
    voters: voters.get(id) ?? 0,
    options: options.map((text, option) => {
      const chosen = given.find((row) => row.option === option)
      return { text, count: chosen?.count ?? 0, memberIds: chosen?.memberIds ?? [] }
    }),
  }
}

function noticeOf({ details }: MessageFields, people: Cards): Message['notice'] {
  const notice = details as NoticeDetails
  return { what: notice.what, text: notice.text, people: notice.people.map((id) => cardOf(people, id)) }
}

const peopleOf = ({ kind, details }: MessageFields): string[] => (kind === 'notice' ? (details as NoticeDetails).people : [])

async function quotedBy({ db }: Unit, rows: readonly MessageFields[]): Promise<Quoted[]> {
  const answers = rows.filter((row) => row.replyToSeq !== null)
  if (answers.length === 0) return []
  const { rows: found } = await sql<Quoted>`
    select distinct s.id, s.conversation_id as "conversationId", s.seq, s.author_id as "authorId", left(s.plain, 400) as plain,
      s.deleted_at as "deletedAt"
    from unnest(${answers.map((row) => row.conversationId)}::uuid[], ${answers.map((row) => row.replyToSeq)}::int[]) as q (id, seq)
    join messaging_messages s on s.conversation_id = q.id and s.seq = q.seq`.execute(db as never)
  return found
}

async function reactionsOf({ db }: Unit, ids: readonly string[]): Promise<ReactionRow[]> {
  if (ids.length === 0) return []
  const { rows } = await sql<ReactionRow>`
    select message_id as "messageId", emoji, count(*)::int as count,
      (array_agg(member_id order by at, member_id))[1:100] as "memberIds"
    from messaging_reactions where message_id = any(${ids}::uuid[])
    group by message_id, emoji order by min(at), emoji`.execute(db as never)
  return rows
}

async function votesOf({ db }: Unit, ids: readonly string[]): Promise<VoteRow[]> {
  const { rows } = await sql<VoteRow>`
    select message_id as "messageId", option, count(*)::int as count, (array_agg(member_id order by member_id))[1:100] as "memberIds"
    from messaging_votes where message_id = any(${ids}::uuid[]) group by message_id, option`.execute(db as never)
  return rows
}

async function votersOf({ db }: Unit, ids: readonly string[]): Promise<Map<string, number>> {
  const { rows } = await sql<{ id: string; count: number }>`
    select message_id as id, count(distinct member_id)::int as count
    from messaging_votes where message_id = any(${ids}::uuid[]) group by message_id`.execute(db as never)
  return new Map(rows.map(({ id, count }) => [id, count]))
}

export function cardOf(people: Cards, memberId: string): Card {
  const card = people.get(memberId)
  if (!card) throw new Error(`people.cards left out the member ${memberId}`)
  return card
}
