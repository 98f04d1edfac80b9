import { sql } from 'kysely'
import type { Message, MessagePage } from '../contract/index.ts'
import type { Unit } from './db.ts'
import { messageColumns, toMessages } from './message-views.ts'
import { notDeletedFor, visibleMessages } from './policy.ts'
import { found } from './store.ts'

export const PAGE = 50
const BEFORE_UNREAD = 15

type Flow = { id: string; firstSeq: number }
type Wanted = { before?: number | undefined; after?: number | undefined; thread?: string | undefined; limit?: number }

/** Messages of a conversation the viewer was found to be in, on one side of a number or the latest; threads apart. */
export async function pageOfMessages(
  unit: Unit,
  flow: Flow,
  { before, after, thread, limit = PAGE }: Wanted,
): Promise<MessagePage> {
  const forward = after !== undefined
  const rows = await inFlow(unit, flow, thread)
    .$if(before !== undefined, (rows) => rows.where('s.seq', '<', before as number))
    .$if(forward, (rows) => rows.where('s.seq', '>', after as number))
    .select(messageColumns)
    .orderBy('s.seq', forward ? 'asc' : 'desc')
    .limit(limit === PAGE ? sql.lit(PAGE + 1) : limit + 1)
    .execute()
  const more = rows.length > limit
  const page = rows.slice(0, limit)
  if (!forward) page.reverse()
  const messages = await toMessages(unit, page)
  return forward
    ? { messages, hasBefore: after > 0, hasAfter: more }
    : { messages, hasBefore: more, hasAfter: before !== undefined }
}

/** The page around a number: some before it for the context, the rest from it on. */
export async function pageAround(unit: Unit, flow: Flow, seq: number): Promise<MessagePage> {
  const older = await pageOfMessages(unit, flow, { before: seq, limit: BEFORE_UNREAD })
  const newer = await pageOfMessages(unit, flow, { after: seq - 1, limit: PAGE - BEFORE_UNREAD })
  return { messages: [...older.messages, ...newer.messages], hasBefore: older.hasBefore, hasAfter: newer.hasAfter }
}

/** A message as the actor sees it, or 404. */
export async function messageView(unit: Unit, id: string): Promise<Message> {
  const row = found(await visibleMessages(unit).where('s.id', '=', id).select(messageColumns).executeTakeFirst())
  return (await toMessages(unit, [row]))[0] as Message
}

const inFlow = (unit: Unit, { id, firstSeq }: Flow, thread: string | undefined) =>
  unit.db
    .selectFrom('messaging_messages as s')
    .where('s.conversation_id', '=', id)
    .where('s.seq', '>=', firstSeq)
    .where('s.root_id', thread === undefined ? 'is' : '=', (thread ?? null) as string)
    .where(notDeletedFor(unit.actor))
