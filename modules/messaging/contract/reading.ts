import { commandContract, id, queryContract } from '@guildhall/kernel/contract'
import { z } from 'zod'

const Mark = z.object({ conversationId: id, readSeq: z.number().int(), unread: z.number().int() })
export type Mark = z.infer<typeof Mark>

export const markRead = commandContract({
  name: 'messaging.mark-read',
  http: 'POST /messages/conversations/:conversation/read',
  summary: 'Moves the caller’s read mark forward, never back and never past the last message.',
  access: 'member',
  audit: 'none',
  input: z.strictObject({ conversation: id, seq: z.number().int().min(1) }),
  output: Mark,
})

export const markMessageRead = commandContract({
  name: 'messaging.mark-message-read',
  http: 'PATCH /messages/:message/read',
  summary: 'The message and everything before it has been read.',
  access: 'member',
  audit: 'none',
  input: z.strictObject({ message: id }),
  output: Mark,
})

export const markUnread = commandContract({
  name: 'messaging.mark-unread',
  http: 'POST /messages/:message/unread',
  summary: 'The message and everything after it counts as unread again. Others are not told.',
  access: 'member',
  audit: 'none',
  input: z.strictObject({ message: id }),
  output: Mark,
})

export const markDelivered = commandContract({
  name: 'messaging.mark-delivered',
  http: 'POST /messages/delivered',
  summary: 'Everything sent so far has reached a device of the caller’s.',
  access: 'member',
  audit: 'none',
  input: z.strictObject({}),
  output: z.object({ conversations: z.number().int() }),
})

export const countUnread = queryContract({
  name: 'messaging.count-unread',
  http: 'GET /messages/unread',
  summary: 'Conversations with something unread that is neither muted nor archived, and requests that wait.',
  access: 'member',
  input: z.strictObject({}),
  output: z.object({
    conversations: z.number().int(),
    messages: z.number().int(),
    mentions: z.number().int(),
    requests: z.number().int(),
  }),
})

export const Preferences = z.object({
  /** Others see how far the caller has read, and the caller sees it of them. */
  receipts: z.boolean(),
  typing: z.boolean(),
})

export const showPreferences = queryContract({
  name: 'messaging.show-preferences',
  http: 'GET /messages/preferences',
  summary: 'What the caller decided about messages.',
  access: 'member',
  input: z.strictObject({}),
  output: Preferences,
})

export const editPreferences = commandContract({
  name: 'messaging.edit-preferences',
  http: 'PATCH /messages/preferences',
  summary: 'Decides about receipts and typing.',
  access: 'member',
  audit: 'none',
  input: z.strictObject({ receipts: z.boolean().optional(), typing: z.boolean().optional() }),
  output: Preferences,
})
