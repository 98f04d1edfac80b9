import { event, id } from '@guildhall/kernel/contract'
import { z } from 'zod'

/** `to`: whoever hears it also when they are not looking at the conversation; nobody in large ones. */
const inConversation = z.object({ conversationId: id, to: z.array(id) })
const message = inConversation.extend({ messageId: id, seq: z.number().int(), authorId: id })
type Heard = { conversationId: string; to: readonly string[] }
const everyone = ({ conversationId, to }: Heard) => [
  `messaging.conversation:${conversationId}`,
  ...to.map((each) => `member:${each}`),
]

export const messageAdded = event({ name: 'messaging.message.added', data: message, audience: everyone })
export const messageEdited = event({ name: 'messaging.message.edited', data: message, audience: everyone })
/** Its words are gone for everyone. */
export const messageDeleted = event({ name: 'messaging.message.deleted', data: message, audience: everyone })
/** Reactions, votes, pins: what others did to it. */
export const messageTouched = event({ name: 'messaging.message.touched', data: message, audience: everyone })
/** Deleted by somebody for themselves: only their devices hear it. */
export const messageHidden = event({
  name: 'messaging.message.hidden',
  data: z.object({ conversationId: id, messageId: id, memberId: id }),
  audience: ({ memberId }) => [`member:${memberId}`],
})

export const conversationCreated = event({ name: 'messaging.conversation.created', data: inConversation, audience: everyone })
/** Name, rules or people: who listens is asked again whether they still may. `to`: whoever joined, left or was removed. */
export const conversationChanged = event({ name: 'messaging.conversation.changed', data: inConversation, audience: everyone })
/** A member's own way of keeping it, on all their devices. */
export const conversationTuned = event({
  name: 'messaging.conversation.tuned',
  data: z.object({ conversationId: id, memberId: id }),
  audience: ({ memberId }) => [`member:${memberId}`],
})

const mark = z.object({
  conversationId: id,
  memberId: id,
  readSeq: z.number().int(),
  readCounted: z.number().int(),
  /** Others hear it too. */
  shown: z.boolean(),
})
const marked = ({ conversationId, memberId, shown }: { conversationId: string; memberId: string; shown: boolean }) => [
  `member:${memberId}`,
  ...(shown ? [`messaging.conversation:${conversationId}`] : []),
]
export const conversationRead = event({ name: 'messaging.conversation.read', data: mark, audience: marked })
export const messagesDelivered = event({
  name: 'messaging.conversation.delivered',
  data: z.object({ conversationId: id, memberId: id, deliveredSeq: z.number().int(), shown: z.boolean() }),
  audience: marked,
})

/** For moderation: who reported what stays with those who look into it. */
export const messageReported = event({
  name: 'messaging.message.reported',
  data: z.object({ reportId: id, messageId: id, authorId: id, reporterId: id, reason: z.string() }),
  audience: () => [],
})
