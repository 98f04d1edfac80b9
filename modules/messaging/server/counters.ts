import type { AnyReader } from '@guildhall/kernel'
import { messaging } from './db.ts'
import { unreadOf } from './unread.ts'

/** What stands beside “Messages”: conversations with something unread, and requests that wait. */
export async function counters(reader: AnyReader): Promise<Record<string, number | null>> {
  if (reader.actor.memberId === null) return { messages: null }
  const { conversations, requests } = await unreadOf(messaging.reader(reader))
  return { messages: conversations + requests }
}
