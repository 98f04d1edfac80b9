import { expect, test } from 'vitest'
import type { LiveMessage } from '../contract/live.ts'
import type { Message } from '../contract/message.ts'
import { type ConversationPage, live, liveList } from './live.ts'
import { typedName } from './parts/mentions.tsx'
import { stateOf } from './parts/receipt.tsx'

const card = (memberId: string) => ({ memberId, displayName: memberId, headline: '', hue: 1, avatarUrl: null, left: false })
const at = '2026-11-21T07:00:00.000Z'
const message = (seq: number, author = 'bea', more: Partial<Message> = {}): Message => ({
  ...{
    id: `m${seq}`,
    conversationId: 'c',
    seq,
    kind: 'text',
    author: card(author),
    clientId: null,
    body: `${seq}`,
    html: `<p>${seq}</p>`,
  },
  ...{
    createdAt: at,
    editedAt: null,
    deleted: false,
    hidden: false,
    replyTo: null,
    rootId: null,
    threadCount: 0,
    threadLastAt: null,
  },
  ...{
    mentions: [],
    everyone: false,
    forwardedFrom: null,
    reactions: [],
    poll: null,
    notice: null,
    pinned: false,
    attachments: [],
  },
  ...more,
})
const page = (count: number, more: Partial<ConversationPage> = {}): ConversationPage => ({
  messages: Array.from({ length: count }, (_, i) => message(i + 1)),
  hasBefore: false,
  hasAfter: false,
  memberId: 'ann',
  conversation: {
    ...{
      id: 'c',
      lastSeq: count,
      lastAt: at,
      counted: count,
      readCounted: count,
      readSeq: count,
      unread: 0,
      mentionSeq: 0,
      last: null,
    },
    ...{ archived: false, mutedUntil: null, draft: 'half', standing: 'accepted', blocked: ['dot'] },
    receipts: [{ memberId: 'bea', readSeq: 1, deliveredSeq: 1 }],
  } as unknown as ConversationPage['conversation'],
  ...more,
})
const added = (what: Message, counted = what.seq): { name: string; data: LiveMessage } => ({
  name: 'messaging.message.added',
  data: {
    conversationId: 'c',
    message: what,
    last: null,
    lastSeq: what.seq,
    lastAt: at,
    counted,
    readCounted: counted,
    root: null,
  },
})

test('[MSG-20] a message of somebody else joins the end and counts as unread; the sender has read up to it', () => {
  const after = live(page(2), added(message(3)))
  expect(after.messages.map(({ seq }) => seq)).toEqual([1, 2, 3])
  expect(after.conversation).toMatchObject({
    unread: 1,
    readSeq: 2,
    receipts: [{ memberId: 'bea', readSeq: 3, deliveredSeq: 3 }],
  })
})

test('an own message moves the own mark and ends the draft', () => {
  expect(live(page(2), added(message(3, 'ann'))).conversation).toMatchObject({ unread: 0, readSeq: 3, draft: '' })
})

test('the same event twice is the same as once', () => {
  const once = live(page(2), added(message(3)))
  expect(live(once, added(message(3)))).toEqual(once)
})

test('on a page that does not reach the end only the figures change', () => {
  const after = live(page(2, { hasAfter: true }), added(message(9)))
  expect([after.messages.length, after.conversation.lastSeq]).toEqual([2, 9])
})

test('[MSG-20] an edit, a reaction and a deletion change the message where it stands, and the quotes of it', () => {
  const quoting = message(2, 'bea', { replyTo: { id: 'm1', seq: 1, author: card('bea'), excerpt: '1', deleted: false } })
  const before = page(1, { messages: [message(1), quoting] })
  const gone = { ...added(message(1, 'bea', { deleted: true, body: '', html: '' }), 2), name: 'messaging.message.deleted' }
  const after = live(before, gone)
  expect(after.messages).toMatchObject([{ deleted: true, html: '' }, { replyTo: { deleted: true, excerpt: '' } }])
})

test('an answer in a thread changes its root and nothing else in the flow', () => {
  const inThread = added(message(3, 'bea', { rootId: 'm1' }), 2)
  const after = live(page(2), { ...inThread, data: { ...inThread.data, root: { id: 'm1', threadCount: 4, threadLastAt: at } } })
  expect([after.messages.length, after.messages[0]?.threadCount, after.conversation.unread]).toEqual([2, 4, 0])
})

test('the words of somebody blocked are left out', () => {
  expect(live(page(1), added(message(2, 'dot'))).messages[1]).toMatchObject({ hidden: true, body: '', html: '' })
})

test('marks of others go forward only; events of other conversations change nothing', () => {
  const mark = (readSeq: number) => ({
    name: 'messaging.conversation.read',
    data: { conversationId: 'c', memberId: 'bea', readSeq },
  })
  const after = live(live(page(5), mark(4)), mark(2))
  expect(after.conversation.receipts).toEqual([{ memberId: 'bea', readSeq: 4, deliveredSeq: 4 }])
  const before = page(2)
  expect(live(before, { ...mark(4), data: { ...mark(4).data, conversationId: 'other' } })).toBe(before)
})

test('in the list what is new comes first', () => {
  const row = (id: string, lastAt: string) => ({ ...page(1).conversation, id, lastAt })
  const list = { items: [row('x', '2026-11-21T08:00:00.000Z'), row('c', at)], nextCursor: null, memberId: 'ann' }
  const later = '2026-11-21T09:00:00.000Z'
  const event = added(message(2))
  const after = liveList(list, { ...event, data: { ...event.data, lastAt: later } })
  expect(after.items.map(({ id, unread }) => [id, unread])).toEqual([
    ['c', 1],
    ['x', 0],
  ])
})

test.each([
  [[], 'sent'],
  [[{ memberId: 'b', readSeq: 0, deliveredSeq: 4 }], 'sent'],
  [[{ memberId: 'b', readSeq: 0, deliveredSeq: 5 }], 'delivered'],
  [
    [
      { memberId: 'b', readSeq: 5, deliveredSeq: 5 },
      { memberId: 'c', readSeq: 0, deliveredSeq: 0 },
    ],
    'read',
  ],
])('[MSG-26] a message’s state follows from others’ marks: %j is %s', (receipts, state) => {
  expect(stateOf(5, receipts)).toBe(state)
})

test('[MSG-18] a name is completed after an @ that begins a word', () => {
  const typed = (value: string) => typedName({ value, selectionStart: value.length })
  expect([typed('Hey @Jy'), typed('@'), typed('a@b.example'), typed('no name')]).toEqual(['Jy', '', null, null])
})
