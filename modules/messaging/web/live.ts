import type { Conversation, ConversationRow, OpenConversation } from '../contract/conversation.ts'
import type { LiveMessage } from '../contract/live.ts'
import type { Message } from '../contract/message.ts'

/** What events say: a message as its readers see it, a mark, or ids. */
type Facts = {
  conversationId: string
  messageId?: string
  memberId?: string
  readSeq?: number
  readCounted?: number
  deliveredSeq?: number
}
export type MessagingEvent = { name: string; data: LiveMessage | Facts }
export type ConversationPage = OpenConversation
export type ConversationList = { items: readonly ConversationRow[]; nextCursor: string | null; memberId: string }

/** What an event says of a message as every listener sees it. Where it carries ids only, ask for the message. */
export const isLiveMessage = (data: MessagingEvent['data']): data is LiveMessage => 'message' in data

/** The page after an event: what a fresh fetch of the same page would answer. Events of other conversations change nothing. */
export function live(page: ConversationPage, { name, data }: MessagingEvent): ConversationPage {
  if (data.conversationId !== page.conversation.id) return page
  if (isLiveMessage(data)) return withMessage(page, data, name === 'messaging.message.added')
  if (name === 'messaging.message.hidden') return { ...page, messages: page.messages.filter(({ id }) => id !== data.messageId) }
  return { ...page, conversation: marked(page.conversation, { name, data }, page.memberId) }
}

/** The list after an event; a conversation that is not in it has to be asked for. */
export function liveList(list: ConversationList, event: MessagingEvent): ConversationList {
  const row = list.items.find(({ id }) => id === event.data.conversationId)
  if (!row) return list
  const isNew = event.name === 'messaging.message.added'
  const next = isLiveMessage(event.data)
    ? withFigures(row, event.data, { memberId: list.memberId, isNew })
    : marked(row, event, list.memberId)
  if (next === row) return list
  const items = list.items.map((each) => (each === row ? next : each))
  return { ...list, items: items.sort((one, other) => compare(other, one)) }
}

const compare = (one: ConversationRow, other: ConversationRow) =>
  one.lastAt < other.lastAt ? -1 : one.lastAt > other.lastAt ? 1 : one.id < other.id ? -1 : 1

function withMessage(page: ConversationPage, data: LiveMessage, isNew: boolean): ConversationPage {
  const message = silencedFor(page.conversation, data.message)
  const figures = withFigures(page.conversation, data, { memberId: page.memberId, isNew })
  const conversation = isNew ? { ...figures, receipts: readBy(figures, message) } : figures
  return { ...page, conversation, ...placed(page, message, data.root) }
}

/** Puts a message at its number; after the end of the page only while the page reaches the end of the conversation. */
function placed(page: ConversationPage, message: Message, root: LiveMessage['root']): Pick<ConversationPage, 'messages'> {
  const messages = page.messages.map((known) => {
    if (known.id === message.id) return message
    if (known.replyTo?.id === message.id && message.deleted)
      return { ...known, replyTo: { ...known.replyTo, excerpt: '', deleted: true } }
    return root && known.id === root.id ? { ...known, threadCount: root.threadCount, threadLastAt: root.threadLastAt } : known
  })
  const isThere = page.messages.some(({ id }) => id === message.id)
  const last = page.messages.at(-1)?.seq ?? 0
  if (isThere || message.rootId !== null || page.hasAfter || message.seq <= last) return { messages }
  return { messages: [...messages, message] }
}

type Seen = { memberId: string; isNew: boolean }

/** Whoever sends has read everything before; whoever is called by name is told so. */
function withFigures<Row extends ConversationRow>(row: Row, data: LiveMessage, { memberId, isNew }: Seen): Row {
  const { message, last, lastSeq, lastAt, counted } = data
  const isOwn = isNew && message.author.memberId === memberId && message.kind !== 'notice' && message.rootId === null
  const isCalled = isNew && message.author.memberId !== memberId && (message.everyone || message.mentions.includes(memberId))
  const readCounted = isOwn ? data.readCounted : row.readCounted
  return {
    ...row,
    last,
    lastSeq,
    lastAt,
    counted,
    readCounted,
    readSeq: isOwn ? message.seq : row.readSeq,
    unread: Math.max(0, counted - readCounted),
    mentionSeq: isCalled ? Math.max(row.mentionSeq, message.seq) : row.mentionSeq,
    archived: row.archived && (!isNew || row.mutedUntil !== null),
    standing: isOwn ? 'accepted' : row.standing,
    draft: isOwn ? '' : row.draft,
  }
}

/** The sender of a message has read up to it. */
const readBy = ({ receipts }: Conversation, { author, seq, kind, rootId }: Message): Conversation['receipts'] =>
  kind === 'notice' || rootId !== null
    ? receipts
    : receipts.map((receipt) =>
        receipt.memberId === author.memberId ? { ...receipt, readSeq: seq, deliveredSeq: seq } : receipt,
      )

type Marked = ConversationRow & { receipts?: Conversation['receipts'] }

/** Read and delivered marks: the viewer's own, and those of others. */
function marked<Row extends Marked>(row: Row, { name, data }: { name: string; data: Facts }, memberId: string): Row {
  const isRead = name === 'messaging.conversation.read'
  if (isRead && data.memberId === memberId) {
    const { readSeq = 0, readCounted = 0 } = data
    return { ...row, readSeq, readCounted, unread: Math.max(0, row.counted - readCounted) }
  }
  const reached = isRead ? data.readSeq : name === 'messaging.conversation.delivered' ? data.deliveredSeq : undefined
  if (reached === undefined || !row.receipts || data.memberId === memberId) return row
  const receipts = row.receipts.map((receipt) => {
    if (receipt.memberId !== data.memberId) return receipt
    const readSeq = isRead ? Math.max(receipt.readSeq, reached) : receipt.readSeq
    return { ...receipt, readSeq, deliveredSeq: Math.max(receipt.deliveredSeq, reached) }
  })
  return { ...row, receipts }
}

/** What is sent is the same for all; the words of those the viewer has blocked are left out here. */
function silencedFor({ blocked }: Conversation, message: Message): Message {
  if (!blocked.includes(message.author.memberId) || message.kind === 'notice') return message
  const words = {
    body: '',
    html: '',
    replyTo: null,
    mentions: [],
    everyone: false,
    forwardedFrom: null,
    reactions: [],
    poll: null,
  }
  return { ...message, ...words, hidden: true }
}
