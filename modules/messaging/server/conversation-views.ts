import { cards, hiddenMembers } from '@guildhall/people/api'
import { sql } from 'kysely'
import type { Conversation, ConversationRow, LastMessage, Receipt } from '../contract/index.ts'
import type { Unit } from './db.ts'
import { cardOf } from './message-views.ts'
import { canInvite, canLeave, canManage, canPost, mayCallEveryone, mayClean } from './policy.ts'
import { preferencesOf } from './preferences.ts'
import { isArchived, SMALL, shortOf } from './rules.ts'
import { settingsOf } from './settings.ts'
import { type ConversationFacts, findConversation } from './store.ts'

type LastRow = {
  conversationId: string
  id: string
  seq: number
  authorId: string
  kind: LastMessage['kind']
  plain: string
  createdAt: string
  deletedAt: string | null
}

/** Conversations as lists show them: three statements for any number of them. */
export async function toRows(unit: Unit, facts: readonly ConversationFacts[]): Promise<ConversationRow[]> {
  if (facts.length === 0) return []
  const lasts = await lastMessages(unit, facts)
  const others = await someOthers(unit, facts)
  const people = await cards(unit, [
    ...lasts.map((row) => row.authorId),
    ...others.map((row) => row.memberId),
    ...facts.flatMap((row) => row.otherId ?? []),
  ])
  const hidden = await hiddenMembers(unit)
  return facts.map((row) => {
    const last = lasts.find((each) => each.conversationId === row.id)
    return {
      ...rowOf(row, unit.now),
      other: row.otherId === null ? null : cardOf(people, row.otherId),
      people: others.filter((each) => each.conversationId === row.id).map((each) => cardOf(people, each.memberId)),
      last: last ? toLast(last, { people, hidden }) : null,
    }
  })
}

const rowOf = (row: ConversationFacts, now: string) => ({
  id: row.id,
  kind: row.kind,
  name: row.name,
  description: row.description,
  open: row.open,
  memberCount: row.memberCount,
  lastSeq: row.lastSeq,
  lastAt: row.lastAt,
  counted: row.counted,
  readCounted: row.readCounted,
  readSeq: row.readSeq,
  unread: Math.max(0, row.counted - row.readCounted),
  mentionSeq: row.mentionSeq,
  starred: row.starred,
  archived: isArchived(row, now),
  mutedUntil: row.mutedUntil,
  notify: row.notify,
  role: row.role,
  standing: row.standing,
  draft: row.draft,
})

type Known = { people: Awaited<ReturnType<typeof cards>>; hidden: ReadonlySet<string> }

const toLast = ({ plain, conversationId: _, authorId, deletedAt, ...row }: LastRow, { people, hidden }: Known): LastMessage => ({
  ...row,
  author: cardOf(people, authorId),
  excerpt: deletedAt || hidden.has(authorId) ? '' : shortOf(plain),
  deleted: deletedAt !== null,
})

/** The last message of a conversation as every reader sees it; null when there is none. */
export async function lastOf(unit: Unit, place: { id: string; lastShown: number }): Promise<LastMessage | null> {
  const [last] = await lastMessages(unit, [{ ...place, firstSeq: 1 }])
  return last ? toLast(last, { people: await cards(unit, [last.authorId]), hidden: new Set() }) : null
}

async function lastMessages(
  { db }: Unit,
  facts: readonly { id: string; lastShown: number; firstSeq: number }[],
): Promise<LastRow[]> {
  const shown = facts.filter((row) => row.lastShown >= row.firstSeq)
  if (shown.length === 0) return []
  const { rows } = await sql<LastRow>`
    select s.conversation_id as "conversationId", s.id, s.seq, s.author_id as "authorId", s.kind, left(s.plain, 400) as plain,
      s.created_at as "createdAt", s.deleted_at as "deletedAt"
    from unnest(${shown.map((row) => row.id)}::uuid[], ${shown.map((row) => row.lastShown)}::int[]) as q (id, seq)
    join messaging_messages s on s.conversation_id = q.id and s.seq = q.seq`.execute(db as never)
  return rows
}

async function someOthers({ db, actor }: Unit, facts: readonly ConversationFacts[]) {
  const groups = facts.filter((row) => row.kind === 'group').map((row) => row.id)
  if (groups.length === 0) return []
  const { rows } = await sql<{ conversationId: string; memberId: string }>`
    select q.id as "conversationId", o.member_id as "memberId"
    from unnest(${groups}::uuid[]) as q (id)
    cross join lateral (
      select member_id from messaging_members m
      where m.conversation_id = q.id and m.left_at is null and m.member_id is distinct from ${actor.memberId}::uuid
      order by joined_at, member_id limit 3
    ) o`.execute(db as never)
  return rows
}

/** A conversation as its screen shows it to the actor. */
export async function conversationView(unit: Unit, id: string): Promise<Conversation> {
  return toConversation(unit, await findConversation(unit, id))
}

export async function toConversation(unit: Unit, facts: ConversationFacts): Promise<Conversation> {
  const [row] = await toRows(unit, [facts])
  const others = await othersOf(unit, facts)
  const hidden = await hiddenMembers(unit)
  const { editMinutes, deleteMinutes } = settingsOf(unit.tenant)
  const waiting = facts.kind === 'direct' && facts.standing === 'accepted' && others.some((each) => each.standing !== 'accepted')
  const isOpen = facts.kind !== 'direct' || !row?.other?.left
  return {
    ...(row as ConversationRow),
    newcomers: facts.newcomers,
    createdAt: facts.createdAt,
    firstSeq: facts.firstSeq,
    receipts: receiptsOf(others, (await preferencesOf(unit)).receipts),
    blocked: others.map((each) => each.memberId).filter((memberId) => hidden.has(memberId)),
    waiting,
    editMinutes,
    deleteMinutes,
    may: {
      post: canPost(unit.actor).allowed && isOpen,
      invite: canInvite(facts).allowed,
      manage: canManage(facts).allowed,
      leave: canLeave(facts).allowed,
      moderate: mayClean(unit.actor, facts),
      mentionEveryone: mayCallEveryone(facts),
    },
  }
}

type Other = { memberId: string; standing: string; seen: number; delivered: number; shares: boolean }

async function othersOf({ db, actor }: Unit, { id, memberCount }: ConversationFacts): Promise<Other[]> {
  if (memberCount > SMALL) return []
  const { rows } = await sql<Other>`
    select m.member_id as "memberId", m.standing, m.seen_seq as seen, greatest(m.delivered_seq, m.seen_seq) as delivered,
      coalesce(p.receipts, true) and m.standing = 'accepted' as shares
    from messaging_members m left join messaging_preferences p on p.member_id = m.member_id
    where m.conversation_id = ${id}::uuid and m.left_at is null and m.member_id is distinct from ${actor.memberId}::uuid
    order by m.member_id`.execute(db as never)
  return rows
}

// Whoever does not show how far they are does not see it of others.
const receiptsOf = (others: readonly Other[], shares: boolean): Receipt[] =>
  shares
    ? others
        .filter((each) => each.shares)
        .map(({ memberId, seen, delivered }) => ({ memberId, readSeq: seen, deliveredSeq: delivered }))
    : []
