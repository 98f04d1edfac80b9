import type { InputOf, OutputOf } from '@guildhall/kernel'
import type { Caller } from '@guildhall/kernel/testing'
import {
  type Conversation,
  createConversation,
  type Message,
  openDirect,
  sendMessage,
  showConversation,
} from '../contract/index.ts'

export const idOf = async (who: Caller): Promise<string> => (await who.identity()).memberId

/** A message of this member, to a member or a conversation. */
export const aMessage = async (
  author: Caller,
  where: { to: Caller } | { conversation: string },
  wishes: Partial<InputOf<typeof sendMessage>> = {},
): Promise<Message> => {
  const target = 'to' in where ? { to: await idOf(where.to) } : where
  return made(await author.call(sendMessage, { body: 'Hello there.', ...target, ...wishes }))
}

/** A group that this member owns, with those others who have accepted it. */
export async function aGroup(
  owner: Caller,
  others: readonly Caller[],
  wishes: Partial<InputOf<typeof createConversation>> = {},
): Promise<Conversation> {
  const members = await Promise.all(others.map(idOf))
  const group = made(await owner.call(createConversation, { kind: 'group', name: 'The crew', members, ...wishes }))
  for (const other of others) await other.post(`/messages/conversations/${group.id}/request`, { answer: 'accept' })
  return group
}

/** A direct conversation that both have accepted, without a message. */
export async function aDirect(one: Caller, other: Caller): Promise<string> {
  const { conversationId } = made(await one.call(openDirect, { member: await idOf(other) }))
  await other.post(`/messages/conversations/${conversationId}/request`, { answer: 'accept' })
  return conversationId
}

/** The conversation as this member's screen shows it. */
export const look = async (
  who: Caller,
  conversation: string,
  at?: 'latest' | 'unread' | number,
): Promise<OutputOf<typeof showConversation>> =>
  made(await who.call(showConversation, { conversation, ...(at === undefined ? {} : { at }) }))

export function made<T>(answer: { status: number; body: T }): T {
  if (answer.status >= 300) throw new Error(`Expected it to be made, got ${answer.status}: ${JSON.stringify(answer.body)}`)
  return answer.body
}
