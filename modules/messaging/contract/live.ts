import { id, instant } from '@guildhall/kernel/contract'
import { z } from 'zod'
import { LastMessage } from './conversation.ts'
import { Message } from './message.ts'

/**
 * What listeners of `messaging.message.added`, `.edited`, `.deleted` and `.touched` are sent: the message as a fresh fetch
 * shows it and its conversation's new figures. Where somebody in it may not read so far back, they get the ids only.
 */
export const LiveMessage = z.object({
  conversationId: id,
  message: Message,
  last: LastMessage.nullable(),
  lastSeq: z.number().int(),
  lastAt: instant,
  counted: z.number().int(),
  /** What has been read by whoever has read up to this message, as `readCounted` counts it. */
  readCounted: z.number().int(),
  /** The message the thread hangs from, when this one stands in a thread. */
  root: z.object({ id, threadCount: z.number().int(), threadLastAt: instant.nullable() }).nullable(),
})
export type LiveMessage = z.infer<typeof LiveMessage>
