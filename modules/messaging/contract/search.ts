import { id, instant, pageInput, pageOf, queryContract } from '@guildhall/kernel/contract'
import { z } from 'zod'
import { Message } from './message.ts'

export const Having = z.enum(['link', 'file', 'image', 'voice', 'poll', 'pin'])

export const MessageHit = z.object({
  message: Message,
  /** Plain text around the match as segments, so that no HTML travels. */
  snippet: z.array(z.object({ text: z.string(), match: z.boolean() })),
  conversationName: z.string().describe('Empty: named after its people.'),
})

export const searchMessages = queryContract({
  name: 'messaging.search-messages',
  http: 'GET /messages/search',
  summary: 'Searches the caller’s own conversations, newest first. Give words, a filter, or both.',
  access: 'member',
  input: z.strictObject({
    ...pageInput,
    q: z.string().trim().min(2, 'Type at least 2 characters.').max(200).optional(),
    conversation: id.optional(),
    from: id.optional(),
    has: z.array(Having).max(4).optional(),
    before: instant.optional(),
    after: instant.optional(),
  }),
  output: pageOf(MessageHit),
})
