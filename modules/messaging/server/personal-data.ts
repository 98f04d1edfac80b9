import type { AnyReader } from '@guildhall/kernel'
import { messaging } from './db.ts'

/** What the module knows about a member: their messages, where they are in, what waits, and what they decided. */
export async function personalData(unit: AnyReader, memberId: string): Promise<unknown> {
  const { db } = messaging.reader(unit)
  const messages = await db
    .selectFrom('messaging_messages')
    .select(['id', 'conversation_id', 'seq', 'kind', 'body', 'created_at', 'edited_at', 'deleted_at'])
    .where('author_id', '=', memberId)
    .orderBy('created_at')
    .execute()
  const memberships = await db
    .selectFrom('messaging_members')
    .select(['conversation_id', 'other_id', 'role', 'standing', 'joined_at', 'left_at', 'read_seq', 'starred', 'notify', 'draft'])
    .where('member_id', '=', memberId)
    .execute()
  const reactions = await db
    .selectFrom('messaging_reactions')
    .select(['message_id', 'emoji', 'at'])
    .where('member_id', '=', memberId)
    .execute()
  const scheduled = await db
    .selectFrom('messaging_scheduled')
    .select(['conversation_id', 'body', 'send_at'])
    .where('author_id', '=', memberId)
    .execute()
  const reports = await db
    .selectFrom('messaging_reports')
    .select(['message_id', 'reason', 'note', 'reported_at'])
    .where('reporter_id', '=', memberId)
    .execute()
  const known = { messages, memberships, reactions, scheduled, reports }
  return Object.values(known).some((rows) => rows.length > 0) ? known : null
}
