import type { Present, RoomGuard } from '@guildhall/kernel'
import { type LiveMessage, messageAdded, messageDeleted, messageEdited, messageTouched } from '../contract/index.ts'
import { lastOf } from './conversation-views.ts'
import { messaging, type Reader } from './db.ts'
import { messageColumns, toMessages } from './message-views.ts'
import { visibleConversations } from './policy.ts'
import { found } from './store.ts'

/** Who may hear a conversation: whoever is in it. */
export const rooms: Record<string, RoomGuard> = {
  'messaging.conversation': async (reader, id) =>
    (await visibleConversations(messaging.reader(reader)).where('c.id', '=', id).select('c.id').executeTakeFirst()) !== undefined,
}

type About = { messageId: string; conversationId: string; seq: number }

/** The message as every reader sees it, with its conversation's new figures. */
const presentMessage: Present = async (reader, data: About) => {
  const unit = messaging.reader(reader)
  if (await isBeyondSomebody(unit, data)) return data
  const row = found(
    await unit.db
      .selectFrom('messaging_messages as s')
      .where('s.id', '=', data.messageId)
      .select([...messageColumns, 's.counted as readCounted'])
      .executeTakeFirst(),
  )
  const place = await unit.db
    .selectFrom('messaging_conversations')
    .where('id', '=', data.conversationId)
    .select(['id', 'last_seq as lastSeq', 'last_shown as lastShown', 'last_at as lastAt', 'counted'])
    .executeTakeFirstOrThrow()
  const [message] = await toMessages(unit, [row])
  const { lastSeq, lastAt, counted } = place
  const view = { conversationId: place.id, message, last: await lastOf(unit, place), lastSeq, lastAt, counted }
  return { ...view, readCounted: row.readCounted, root: await rootOf(unit, row.rootId) } as LiveMessage
}

async function rootOf({ db }: Reader, id: string | null): Promise<LiveMessage['root']> {
  if (id === null) return null
  const row = await db
    .selectFrom('messaging_messages')
    .where('id', '=', id)
    .select(['id', 'thread_count as threadCount', 'thread_last_at as threadLastAt'])
    .executeTakeFirst()
  return row ?? null
}

/** Somebody in the conversation may not read so far back, and what is sent is the same for all: they ask for it instead. */
async function isBeyondSomebody({ db }: Reader, { conversationId, seq }: About): Promise<boolean> {
  const newcomer = await db
    .selectFrom('messaging_members')
    .where('conversation_id', '=', conversationId)
    .where('left_at', 'is', null)
    .where('first_seq', '>', seq)
    .select('member_id')
    .executeTakeFirst()
  return newcomer !== undefined
}

export const live: Record<string, Present> = {
  [messageAdded.name]: presentMessage,
  [messageEdited.name]: presentMessage,
  [messageDeleted.name]: presentMessage,
  [messageTouched.name]: presentMessage,
}
