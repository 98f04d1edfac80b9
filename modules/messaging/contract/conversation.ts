import { commandContract, id, instant, pageInput, pageOf, queryContract } from '@guildhall/kernel/contract'
import { Card } from '@guildhall/people/contract'
import { z } from 'zod'
import { MessagePage } from './message.ts'

/** Two people; some people who were chosen; a place by topic that people may find and join. */
export const ConversationKind = z.enum(['direct', 'group', 'channel'])
export type ConversationKind = z.infer<typeof ConversationKind>
export const MemberRole = z.enum(['owner', 'admin', 'member'])
export type MemberRole = z.infer<typeof MemberRole>
/** What somebody who joins later may read: all there is, or what is sent from then on. */
export const Newcomers = z.enum(['everything', 'from-joining'])
export const NotifyLevel = z.enum(['all', 'mentions', 'none'])
/** Whether a member wants the conversation: strangers' messages wait until they are accepted. */
export const Standing = z.enum(['accepted', 'pending', 'declined'])

export const ConversationName = z.string().trim().min(1, 'Give it a name.').max(80, 'Use at most 80 characters.')
const description = z.string().trim().max(400, 'Use at most 400 characters.')

/** The last message as lists show it. */
export const LastMessage = z.object({
  id,
  seq: z.number().int(),
  author: Card,
  kind: z.enum(['text', 'notice', 'poll', 'voice']),
  excerpt: z.string(),
  createdAt: instant,
  deleted: z.boolean(),
})
export type LastMessage = z.infer<typeof LastMessage>

export const ConversationRow = z.object({
  id,
  kind: ConversationKind,
  /** Empty for a direct conversation and for a group without a name: then its people name it. */
  name: z.string(),
  description: z.string(),
  open: z.boolean(),
  /** The other one of a direct conversation. */
  other: Card.nullable(),
  /** Up to three others, for the picture and name of a group. */
  people: z.array(Card),
  memberCount: z.number().int(),
  last: LastMessage.nullable(),
  lastSeq: z.number().int(),
  lastAt: instant,
  /** How many messages count as unread to whoever has read nothing; less `readCounted` is `unread`. */
  counted: z.number().int(),
  readCounted: z.number().int(),
  /** Number of the last message read. */
  readSeq: z.number().int(),
  unread: z.number().int(),
  /** The last message that calls the viewer by name; above `readSeq` it is unread. */
  mentionSeq: z.number().int(),
  starred: z.boolean(),
  archived: z.boolean(),
  mutedUntil: instant.nullable(),
  notify: NotifyLevel,
  role: MemberRole,
  standing: Standing,
  draft: z.string(),
})
export type ConversationRow = z.infer<typeof ConversationRow>

/** How far somebody is, where they let others know. */
export const Receipt = z.object({ memberId: id, readSeq: z.number().int(), deliveredSeq: z.number().int() })
export type Receipt = z.infer<typeof Receipt>

export const Conversation = ConversationRow.extend({
  newcomers: Newcomers,
  createdAt: instant,
  /** The first message the viewer may read. */
  firstSeq: z.number().int(),
  /** Of the others, in direct conversations and groups of up to 50; empty where nobody tells. */
  receipts: z.array(Receipt),
  /** Those in it whom the viewer has blocked, or who have blocked the viewer: their words are left out. */
  blocked: z.array(id),
  /** The other one has not accepted yet. */
  waiting: z.boolean(),
  editMinutes: z.number().int(),
  deleteMinutes: z.number().int(),
  may: z.object({
    post: z.boolean(),
    invite: z.boolean(),
    manage: z.boolean(),
    leave: z.boolean(),
    moderate: z.boolean(),
    mentionEveryone: z.boolean(),
  }),
})
export type Conversation = z.infer<typeof Conversation>

export const ConversationView = z.enum(['inbox', 'unread', 'starred', 'archived', 'requests'])

export const listConversations = queryContract({
  name: 'messaging.list-conversations',
  http: 'GET /messages',
  summary:
    'The caller’s conversations, latest first, with what is unread. `since`: only those with something newer, for polling.',
  access: 'member',
  input: z.strictObject({
    ...pageInput,
    view: ConversationView.default('inbox'),
    q: z.string().trim().max(80).optional().describe('Words of a name.'),
    since: instant.optional(),
  }),
  output: pageOf(ConversationRow).extend({ memberId: id }),
})

export const showConversation = queryContract({
  name: 'messaging.show-conversation',
  http: 'GET /messages/conversations/:conversation',
  summary: 'A conversation with a page of its messages: the latest, where the unread ones begin, or around a number.',
  access: 'member',
  input: z.strictObject({
    conversation: id,
    at: z.union([z.literal('latest'), z.literal('unread'), z.coerce.number().int().min(1)]).default('latest'),
  }),
  output: MessagePage.extend({ conversation: Conversation, memberId: id }),
})
export type OpenConversation = z.infer<(typeof showConversation)['output']>

export const showDirect = queryContract({
  name: 'messaging.show-direct',
  http: 'GET /messages/:member',
  summary: 'The direct conversation with a member, with its latest messages; nothing yet where nobody has written.',
  access: 'member',
  input: z.strictObject({ member: id }),
  output: MessagePage.extend({ conversation: Conversation.nullable(), memberId: id, other: Card }),
})

export const openDirect = commandContract({
  name: 'messaging.open-direct',
  http: 'POST /messages/conversations/direct',
  summary: 'The direct conversation with a member, begun when there is none. Two people have one, whoever begins it.',
  access: 'member',
  audit: 'none',
  input: z.strictObject({ member: id }),
  output: z.object({ conversationId: id }),
})

export const createConversation = commandContract({
  name: 'messaging.create-conversation',
  http: 'POST /messages/conversations',
  summary: 'Begins a group with chosen members, or a channel.',
  access: 'member',
  input: z.strictObject({
    kind: z.enum(['group', 'channel']),
    name: z.string().trim().max(80, 'Use at most 80 characters.').default(''),
    description: description.default(''),
    open: z.boolean().default(false),
    newcomers: Newcomers.default('everything'),
    members: z.array(id).max(200, 'Add at most 200 at once.').default([]),
  }),
  output: Conversation,
})

export const editConversation = commandContract({
  name: 'messaging.edit-conversation',
  http: 'PATCH /messages/conversations/:conversation',
  summary: 'Changes the name, description or rules of a group or channel.',
  access: 'member',
  input: z.strictObject({
    conversation: id,
    name: ConversationName.optional(),
    description: description.optional(),
    open: z.boolean().optional(),
    newcomers: Newcomers.optional(),
  }),
  output: Conversation,
})

export const ChannelRow = z.object({
  id,
  name: z.string(),
  description: z.string(),
  memberCount: z.number().int(),
  joined: z.boolean(),
})

export const listChannels = queryContract({
  name: 'messaging.list-channels',
  http: 'GET /messages/channels',
  summary: 'Open channels by name, to join.',
  access: 'member',
  input: z.strictObject({ ...pageInput, q: z.string().trim().max(80).optional() }),
  output: pageOf(ChannelRow),
})
