import { FileCard } from '@guildhall/files/contract'
import { commandContract, id, instant, queryContract } from '@guildhall/kernel/contract'
import { Card } from '@guildhall/people/contract'
import { z } from 'zod'

/** Markdown (CommonMark with tables and strikethrough); HTML in it is shown as text. */
export const MessageBody = z.string().trim().min(1, 'Write something first.').max(10_000, 'Use at most 10,000 characters.')
/** The sender's own name for a message, so that sending it again, or its echo, is known to be the same. */
export const clientId = z.string().min(1).max(64)
/** One emoji as people see it, however many code points it takes. */
export const Emoji = z
  .string()
  .max(32)
  .refine((text) => isEmoji(text), 'Use one emoji.')

export const Reaction = z.object({
  emoji: z.string(),
  count: z.number().int(),
  memberIds: z.array(id).describe('The first 100.'),
})

export const Poll = z.object({
  question: z.string(),
  multiple: z.boolean(),
  closed: z.boolean(),
  voters: z.number().int(),
  options: z.array(z.object({ text: z.string(), count: z.number().int(), memberIds: z.array(id).describe('The first 100.') })),
})

/** What happened to a conversation, said between its messages. */
export const Notice = z.object({
  what: z.enum(['created', 'joined', 'added', 'removed', 'left', 'renamed', 'described', 'pinned', 'owner']),
  people: z.array(Card),
  text: z.string(),
})

export const Message = z.object({
  id,
  conversationId: id,
  /** 1 is the first; numbers never change. */
  seq: z.number().int(),
  kind: z.enum(['text', 'notice', 'poll', 'voice']),
  author: Card,
  clientId: z.string().nullable(),
  /** Markdown source; empty when deleted. */
  body: z.string(),
  /** Sanitised HTML; empty when deleted. */
  html: z.string(),
  createdAt: instant,
  editedAt: instant.nullable(),
  deleted: z.boolean(),
  /** By somebody the viewer has blocked, or who has blocked the viewer: without its words. */
  hidden: z.boolean(),
  /** The message this one answers, in a few words. */
  replyTo: z.object({ id, seq: z.number().int(), author: Card, excerpt: z.string(), deleted: z.boolean() }).nullable(),
  /** The message whose thread this one stands in; null: the conversation itself. */
  rootId: id.nullable(),
  threadCount: z.number().int(),
  threadLastAt: instant.nullable(),
  mentions: z.array(id),
  everyone: z.boolean(),
  forwardedFrom: Card.nullable(),
  reactions: z.array(Reaction),
  poll: Poll.nullable(),
  notice: Notice.nullable(),
  pinned: z.boolean(),
  /** Pictures, documents, sounds; a voice message is one sound. */
  attachments: z.array(FileCard),
})
export type Message = z.infer<typeof Message>

/** Messages in the order they were sent, and whether there are more on either side. */
export const MessagePage = z.object({ messages: z.array(Message), hasBefore: z.boolean(), hasAfter: z.boolean() })
export type MessagePage = z.infer<typeof MessagePage>

const inConversation = { conversation: id }
const onMessage = { access: 'member', audit: 'none', input: z.strictObject({ message: id }), output: Message } as const

export const listMessages = queryContract({
  name: 'messaging.list-messages',
  http: 'GET /messages/conversations/:conversation/messages',
  summary: 'Messages before or after a number, 50 a page; without either the latest. With `thread`, of that thread.',
  access: 'member',
  input: z.strictObject({
    ...inConversation,
    before: z.coerce.number().int().min(1).optional(),
    after: z.coerce.number().int().min(0).optional(),
    thread: id.optional(),
    limit: z.coerce.number().int().min(1).max(100).default(50),
  }),
  output: MessagePage,
})

export const showMessage = queryContract({
  name: 'messaging.show-message',
  http: 'GET /messages/conversations/:conversation/messages/:message',
  summary: 'One message.',
  access: 'member',
  input: z.strictObject({ ...inConversation, message: id }),
  output: Message,
})

export const sendMessage = commandContract({
  name: 'messaging.send-message',
  http: 'POST /messages',
  summary: 'Sends a message to a conversation, or to a member directly. The same `clientId` again is the same message.',
  access: 'member',
  requires: 'verified-email',
  audit: 'none',
  input: z.strictObject({
    conversation: id.optional(),
    to: id.optional().describe('A member: their direct conversation, begun when there is none.'),
    body: z
      .string()
      .trim()
      .max(10_000, 'Use at most 10,000 characters.')
      .default('')
      .describe('Markdown; may be empty beside files.'),
    fileIds: z.array(id).max(10, 'Send at most 10 files at once.').default([]).describe('Own files, sent before.'),
    voice: z.boolean().default(false).describe('The one file is a voice message.'),
    clientId: clientId.optional(),
    replyTo: z.number().int().min(1).optional().describe('Number of the message answered.'),
    thread: id.optional().describe('The message in whose thread this one belongs.'),
    mentions: z.array(id).max(50).default([]).describe('Members whose `@Name` stands in the words.'),
  }),
  output: Message,
})

export const sendPoll = commandContract({
  name: 'messaging.send-poll',
  http: 'POST /messages/polls',
  summary: 'Asks a question with options to choose from.',
  access: 'member',
  requires: 'verified-email',
  audit: 'none',
  input: z.strictObject({
    ...inConversation,
    question: z.string().trim().min(1, 'Ask something.').max(300, 'Use at most 300 characters.'),
    options: z.array(z.string().trim().min(1).max(120)).min(2, 'Give at least two options.').max(12),
    multiple: z.boolean().default(false),
    clientId: clientId.optional(),
  }),
  output: Message,
})

export const vote = commandContract({
  name: 'messaging.vote',
  http: 'POST /messages/:message/vote',
  summary: 'Chooses options of a poll by their place from 0; none takes the vote back.',
  ...onMessage,
  input: z.strictObject({ message: id, options: z.array(z.number().int().min(0).max(11)).max(12) }),
})

export const closePoll = commandContract({
  name: 'messaging.close-poll',
  http: 'POST /messages/:message/close',
  summary: 'Ends a poll: nobody chooses any more.',
  ...onMessage,
})

export const editMessage = commandContract({
  name: 'messaging.edit-message',
  http: 'PATCH /messages/:message',
  summary: 'Changes an own message’s words for a while; what it said before is kept.',
  ...onMessage,
  input: z.strictObject({ message: id, body: MessageBody, mentions: z.array(id).max(50).default([]) }),
})

export const deleteMessage = commandContract({
  name: 'messaging.delete-message',
  http: 'DELETE /messages/:message',
  summary: 'Deletes a message: an own one for everyone for a while, any for oneself; moderators theirs to moderate.',
  access: 'member',
  input: z.strictObject({ message: id, for: z.enum(['everyone', 'me']).default('everyone') }),
  output: z.object({ messageId: id, for: z.enum(['everyone', 'me']) }),
})

export const react = commandContract({
  name: 'messaging.react',
  http: 'POST /messages/:message/reactions',
  summary: 'Adds an emoji to a message.',
  ...onMessage,
  input: z.strictObject({ message: id, emoji: Emoji }),
})

export const unreact = commandContract({
  name: 'messaging.unreact',
  http: 'DELETE /messages/:message/reactions/:emoji',
  summary: 'Takes an own emoji back.',
  ...onMessage,
  input: z.strictObject({ message: id, emoji: z.string().min(1).max(32) }),
})

export const pinMessage = commandContract({
  name: 'messaging.pin-message',
  http: 'POST /messages/:message/pin',
  summary: 'Keeps a message at hand for everyone in the conversation, or no longer.',
  ...onMessage,
  input: z.strictObject({ message: id, pinned: z.boolean() }),
})

export const forwardMessage = commandContract({
  name: 'messaging.forward-message',
  http: 'POST /messages/:message/forward',
  summary: 'Sends a message on to other conversations, with the name of whoever wrote it.',
  access: 'member',
  requires: 'verified-email',
  audit: 'none',
  input: z.strictObject({ message: id, conversations: z.array(id).min(1).max(10) }),
  output: z.object({ messages: z.array(Message) }),
})

export const listPins = queryContract({
  name: 'messaging.list-pins',
  http: 'GET /messages/conversations/:conversation/pins',
  summary: 'What is pinned in a conversation, latest first; at most 100.',
  access: 'member',
  input: z.strictObject(inConversation),
  output: z.object({ messages: z.array(Message) }),
})

export const listVersions = queryContract({
  name: 'messaging.list-versions',
  http: 'GET /messages/:message/versions',
  summary: 'What a message said before each edit, oldest first.',
  access: 'member',
  input: z.strictObject({ message: id }),
  output: z.object({ items: z.array(z.object({ html: z.string(), writtenAt: instant })) }),
})

function isEmoji(text: string): boolean {
  const [first, ...more] = new Intl.Segmenter('en', { granularity: 'grapheme' }).segment(text)
  return (
    first !== undefined &&
    more.length === 0 &&
    /^(\p{Emoji_Presentation}|\p{Emoji}\uFE0F|\p{RI}\p{RI}|[0-9#*]\uFE0F?\u20E3|\p{Extended_Pictographic})/u.test(text)
  )
}
