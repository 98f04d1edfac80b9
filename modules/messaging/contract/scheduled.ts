import { commandContract, id, instant, queryContract } from '@guildhall/kernel/contract'
import { z } from 'zod'
import { Message, MessageBody } from './message.ts'

export const ScheduledMessage = z.object({
  id,
  conversationId: id,
  body: z.string(),
  sendAt: instant,
  /** IANA zone of the one who gets it, in a direct conversation, where they say it. */
  recipientZone: z.string().nullable(),
  /** Why it was not sent: a refusal's code. */
  failed: z.string().nullable(),
})
export type ScheduledMessage = z.infer<typeof ScheduledMessage>

const words = { body: MessageBody, sendAt: instant, mentions: z.array(id).max(50).default([]) }

export const listScheduled = queryContract({
  name: 'messaging.list-scheduled',
  http: 'GET /messages/scheduled',
  summary: 'The caller’s messages that wait for their time, soonest first; of one conversation or of all.',
  access: 'member',
  input: z.strictObject({ conversation: id.optional() }),
  output: z.object({ items: z.array(ScheduledMessage) }),
})

export const scheduleMessage = commandContract({
  name: 'messaging.schedule-message',
  http: 'POST /messages/scheduled',
  summary: 'Sends a message later.',
  access: 'member',
  requires: 'verified-email',
  audit: 'none',
  input: z.strictObject({ conversation: id, replyTo: z.number().int().min(1).optional(), ...words }),
  output: ScheduledMessage,
})

export const editScheduled = commandContract({
  name: 'messaging.edit-scheduled',
  http: 'PATCH /messages/scheduled/:scheduled',
  summary: 'Changes the words or the time of a message that waits.',
  access: 'member',
  audit: 'none',
  input: z.strictObject({ scheduled: id, body: MessageBody.optional(), sendAt: instant.optional() }),
  output: ScheduledMessage,
})

export const cancelScheduled = commandContract({
  name: 'messaging.cancel-scheduled',
  http: 'DELETE /messages/scheduled/:scheduled',
  summary: 'Does not send it after all.',
  access: 'member',
  audit: 'none',
  input: z.strictObject({ scheduled: id }),
  output: z.object({ cancelled: id }),
})

export const sendScheduledNow = commandContract({
  name: 'messaging.send-scheduled-now',
  http: 'POST /messages/scheduled/:scheduled/send',
  summary: 'Sends it at once.',
  access: 'member',
  audit: 'none',
  input: z.strictObject({ scheduled: id }),
  output: Message,
})
