import { commandContract, id, instant, pageInput, pageOf, queryContract } from '@guildhall/kernel/contract'
import { Card } from '@guildhall/people/contract'
import { z } from 'zod'
import { Conversation, MemberRole, NotifyLevel } from './conversation.ts'

const inConversation = { conversation: id }

export const Participant = z.object({ member: Card, role: MemberRole, joinedAt: instant })

export const listParticipants = queryContract({
  name: 'messaging.list-participants',
  http: 'GET /messages/conversations/:conversation/members',
  summary: 'Who is in a conversation, owners and admins first.',
  access: 'member',
  input: z.strictObject({ ...pageInput, ...inConversation }),
  output: pageOf(Participant),
})

export const addParticipants = commandContract({
  name: 'messaging.add-participants',
  http: 'POST /messages/conversations/:conversation/members',
  summary: 'Brings members into a group or channel.',
  access: 'member',
  input: z.strictObject({ ...inConversation, members: z.array(id).min(1).max(200) }),
  output: z.object({ added: z.array(id) }),
})

export const removeParticipant = commandContract({
  name: 'messaging.remove-participant',
  http: 'DELETE /messages/conversations/:conversation/members/:member',
  summary: 'Takes somebody out of a group or channel.',
  access: 'member',
  input: z.strictObject({ ...inConversation, member: id }),
  output: z.object({ removed: id }),
})

export const setParticipantRole = commandContract({
  name: 'messaging.set-participant-role',
  http: 'PATCH /messages/conversations/:conversation/members/:member',
  summary: 'Makes somebody an owner, an admin or a member.',
  access: 'member',
  input: z.strictObject({ ...inConversation, member: id, role: MemberRole }),
  output: Participant,
})

const Left = z.object({ conversationId: id })

export const leaveConversation = commandContract({
  name: 'messaging.leave-conversation',
  http: 'POST /messages/conversations/:conversation/leave',
  summary: 'Leaves a group or channel. When its last owner leaves, whoever has been there longest becomes one.',
  access: 'member',
  audit: 'none',
  input: z.strictObject(inConversation),
  output: Left,
})

export const joinChannel = commandContract({
  name: 'messaging.join-channel',
  http: 'POST /messages/channels/:channel/join',
  summary: 'Joins an open channel.',
  access: 'member',
  audit: 'none',
  input: z.strictObject({ channel: id }),
  output: Conversation,
})

export const answerRequest = commandContract({
  name: 'messaging.answer-request',
  http: 'POST /messages/conversations/:conversation/request',
  summary: 'Accepts or declines what a stranger wrote. Who is declined is not told.',
  access: 'member',
  audit: 'none',
  input: z.strictObject({ ...inConversation, answer: z.enum(['accept', 'decline']) }),
  output: Left,
})

export const tuneConversation = commandContract({
  name: 'messaging.tune-conversation',
  http: 'PATCH /messages/conversations/:conversation/mine',
  summary: 'How the caller keeps a conversation: starred, archived, muted until, what to be told of.',
  access: 'member',
  audit: 'none',
  input: z.strictObject({
    ...inConversation,
    starred: z.boolean().optional(),
    archived: z.boolean().optional(),
    mutedUntil: instant.nullable().optional(),
    notify: NotifyLevel.optional(),
  }),
  output: Conversation,
})

export const saveDraft = commandContract({
  name: 'messaging.save-draft',
  http: 'PUT /messages/conversations/:conversation/draft',
  summary: 'Keeps what the caller is writing, on all their devices.',
  access: 'member',
  audit: 'none',
  input: z.strictObject({ ...inConversation, body: z.string().max(10_000) }),
  output: Left,
})
