import { kernelRefusals, Refused } from '@guildhall/kernel'
import { membersBy, notHiddenFrom } from '@guildhall/people/api'
import { sql } from 'kysely'
import type { Unit, Writer } from './db.ts'
import { refusals } from './errors.ts'
import { visibleConversations, visibleMessages } from './policy.ts'
import { SMALL } from './rules.ts'
import { settingsOf } from './settings.ts'

/** A conversation with the viewer's own row, under names of the contract. */
export const conversationColumns = [
  'c.id',
  'c.kind',
  'c.name',
  'c.description',
  'c.open',
  'c.newcomers',
  'c.created_at as createdAt',
  'c.member_count as memberCount',
  'c.last_seq as lastSeq',
  'c.last_shown as lastShown',
  'c.counted',
  'c.last_at as lastAt',
  'm.other_id as otherId',
  'm.role',
  'm.standing',
  'm.first_seq as firstSeq',
  'm.read_seq as readSeq',
  'm.read_counted as readCounted',
  'm.mention_seq as mentionSeq',
  'm.starred',
  'm.archived_seq as archivedSeq',
  'm.muted_until as mutedUntil',
  'm.notify',
  'm.draft',
] as const
export type ConversationFacts = Awaited<ReturnType<typeof findConversation>>

/** The conversation, or 404 for whoever is not in it. */
export async function findConversation(unit: Unit, id: string) {
  return found(await visibleConversations(unit).where('c.id', '=', id).select(conversationColumns).executeTakeFirst())
}

/** The message with what its verdicts need, or 404. */
export async function findMessage(unit: Unit, id: string) {
  const message = found(
    await visibleMessages(unit)
      .innerJoin('messaging_conversations as c', 'c.id', 's.conversation_id')
      .where('s.id', '=', id)
      .select([
        's.id',
        's.conversation_id as conversationId',
        's.seq',
        's.counted',
        's.author_id as authorId',
        's.kind as messageKind',
        's.body',
        's.details',
        's.root_id as rootId',
        's.has',
        's.created_at as createdAt',
        's.deleted_at as deletedAt',
        's.pinned_at as pinnedAt',
        'c.kind',
        'm.role',
      ])
      .executeTakeFirst(),
  )
  return { ...message, moment: momentOf(unit) }
}
export type FoundMessage = Awaited<ReturnType<typeof findMessage>>

export const momentOf = ({ tenant, now }: Unit) => {
  const { editMinutes, deleteMinutes } = settingsOf(tenant)
  return { now, editMinutes, deleteMinutes }
}

/** Those of these members whom the actor can write to: active, neither blocked nor blocking. Refused when one is missing. */
export async function reachable(unit: Unit, memberIds: readonly string[]): Promise<string[]> {
  const ids = [...new Set(memberIds)].filter((id) => id !== unit.actor.memberId)
  if (ids.length === 0) return []
  const rows = await membersBy(unit, { status: 'active' })
    .where((where) => where('people_members.id', '=', where.fn.any(where.val(ids))))
    .where(notHiddenFrom(unit.actor, 'people_members.id'))
    .execute()
  if (rows.length < ids.length) throw new Refused(kernelRefusals.not_found)
  return ids
}

/** Whether somebody can still be written to; the actor is in a conversation with them already. */
export async function isReachable(unit: Unit, memberId: string): Promise<boolean> {
  const rows = await membersBy(unit, { status: 'active' })
    .where('people_members.id', '=', memberId)
    .where(notHiddenFrom(unit.actor, 'people_members.id'))
    .execute()
  return rows.length > 0
}

/** Whom events about a conversation reach wherever they are: everyone in it while it is small, nobody in large ones. */
export async function earsOf(unit: Unit, conversationId: string): Promise<string[]> {
  const rows = await unit.db
    .selectFrom('messaging_members')
    .where('conversation_id', '=', conversationId)
    .where('left_at', 'is', null)
    .where('standing', '<>', 'declined')
    .select('member_id')
    .limit(sql.lit(SMALL + 1))
    .execute()
  return rows.length > SMALL ? [] : rows.map((row) => row.member_id)
}

/** Which of these members are in the conversation. */
export async function membersAmong(unit: Unit, conversationId: string, memberIds: readonly string[]): Promise<string[]> {
  if (memberIds.length === 0) return []
  const rows = await unit.db
    .selectFrom('messaging_members')
    .where('conversation_id', '=', conversationId)
    .where('left_at', 'is', null)
    .where((where) => where('member_id', '=', where.fn.any(where.val([...memberIds]))))
    .select('member_id')
    .execute()
  return rows.map((row) => row.member_id)
}

/** The direct conversation of the actor with a member; null when nobody has begun it. */
export async function directWith(unit: Unit, memberId: string): Promise<string | null> {
  const row = await visibleConversations(unit).where('m.other_id', '=', memberId).select('c.id').executeTakeFirst()
  return row?.id ?? null
}

/** The number of the message answered, checked to be one the author may read. */
export async function refuseMissingTarget(unit: Unit, { conversationId, firstSeq }: Aim, replyTo: number | undefined) {
  if (replyTo === undefined) return
  const target = await unit.db
    .selectFrom('messaging_messages')
    .where('conversation_id', '=', conversationId)
    .where('seq', '=', replyTo)
    .where('seq', '>=', firstSeq)
    .where('deleted_at', 'is', null)
    .select('id')
    .executeTakeFirst()
  if (target) return
  const errors = [{ field: 'replyTo', message: 'Give the number of a message in this conversation that was not deleted.' }]
  throw new Refused(refusals.answered_message_missing.with({ errors }))
}
type Aim = { conversationId: string; firstSeq: number }

/** The message a thread hangs from, checked to be one of this conversation that is not in a thread itself. */
export async function refuseMissingThread(unit: Unit, { conversationId, firstSeq }: Aim, thread: string | undefined) {
  if (thread === undefined) return
  const root = await unit.db
    .selectFrom('messaging_messages')
    .where('id', '=', thread)
    .where('conversation_id', '=', conversationId)
    .where('seq', '>=', firstSeq)
    .where('root_id', 'is', null)
    .where('kind', '<>', 'notice')
    .select('id')
    .executeTakeFirst()
  if (root) return
  const errors = [{ field: 'thread', message: 'Give a message of this conversation that stands in no thread.' }]
  throw new Refused(refusals.thread_missing.with({ errors }))
}

/** Locks the conversation as senders do, so that its people and its messages change one after the other. */
export const lockConversation = (tx: Writer, id: string) =>
  tx.db.selectFrom('messaging_conversations').where('id', '=', id).selectAll().forUpdate().executeTakeFirstOrThrow()

export function found<T>(row: T | undefined): T {
  if (row === undefined) throw new Refused(kernelRefusals.not_found)
  return row
}
