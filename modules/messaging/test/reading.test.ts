import { expect, test } from 'vitest'
import { aDirect, aGroup, aMessage, idOf, look } from '../testing/factories.ts'
import { aTown, inbox } from './people.ts'

test('[MSG-08, MSG-09] what is unread is exact: sent, read in part, back to unread, answered', async () => {
  const { ann, bea } = await aTown()
  const conversation = await aDirect(ann, bea)
  const sent = []
  for (let i = 0; i < 5; i++) sent.push(await aMessage(ann, { conversation }, { body: `m${i}` }))
  const unread = async () => (await inbox(bea))[0].unread
  expect(await unread()).toBe(5)
  expect((await bea.patch(`/messages/${sent[2]?.id}/read`)).body).toEqual({ conversationId: conversation, readSeq: 3, unread: 2 })
  expect((await bea.post(`/messages/conversations/${conversation}/read`, { seq: 1 })).body).toMatchObject({
    readSeq: 3,
    unread: 2,
  })
  expect((await bea.post(`/messages/conversations/${conversation}/read`, { seq: 900 })).body).toMatchObject({
    readSeq: 5,
    unread: 0,
  })
  expect((await bea.post(`/messages/${sent[3]?.id}/unread`)).body).toMatchObject({ readSeq: 3, unread: 2 })
  expect((await bea.get('/messages/unread')).body).toEqual({ conversations: 1, messages: 2, mentions: 0, requests: 0 })
  expect((await look(bea, conversation, 'unread')).conversation.readSeq).toBe(3)
  await aMessage(bea, { conversation }, { body: 'Answer' })
  expect(await unread()).toBe(0)
})

test('[MSG-09] what happened to a group is said in it and counts as unread to nobody', async () => {
  const { ann, bea } = await aTown()
  const { id } = await aGroup(ann, [bea])
  await ann.patch(`/messages/conversations/${id}`, { name: 'Renamed' })
  const page = await look(bea, id)
  expect(page.messages.map(({ notice }) => notice?.what)).toEqual(['created', 'renamed'])
  expect(page.conversation).toMatchObject({ name: 'Renamed', unread: 0, last: null })
})

test('[MSG-26] sent, delivered, read: others’ marks say which, and go forward only', async () => {
  const { ann, bea } = await aTown()
  const conversation = await aDirect(ann, bea)
  const first = await aMessage(ann, { conversation })
  await aMessage(ann, { conversation })
  const receipt = async () => (await look(ann, conversation)).conversation.receipts[0]
  expect(await receipt()).toMatchObject({ readSeq: 0, deliveredSeq: 0 })
  expect((await bea.post('/messages/delivered', {})).body).toEqual({ conversations: 1 })
  expect(await receipt()).toMatchObject({ readSeq: 0, deliveredSeq: 2 })
  await bea.patch(`/messages/${first.id}/read`)
  expect(await receipt()).toMatchObject({ readSeq: 1, deliveredSeq: 2 })
  await bea.post(`/messages/${first.id}/unread`)
  expect(await receipt()).toMatchObject({ readSeq: 1, deliveredSeq: 2 })
  expect((await bea.post('/messages/delivered', {})).body).toEqual({ conversations: 0 })
})

test('[MSG-26] who does not say how far they have read does not see it of others either', async () => {
  const { ann, bea } = await aTown()
  const conversation = await aDirect(ann, bea)
  await aMessage(ann, { conversation })
  expect((await bea.patch('/messages/preferences', { receipts: false })).body).toEqual({ receipts: false, typing: true })
  await bea.post(`/messages/conversations/${conversation}/read`, { seq: 1 })
  const receipts = async (who: typeof ann) => (await look(who, conversation)).conversation.receipts
  expect([await receipts(ann), await receipts(bea)]).toEqual([[], []])
  await bea.patch('/messages/preferences', { receipts: true })
  expect(await receipts(ann)).toMatchObject([{ memberId: await idOf(bea), readSeq: 1 }])
})

test('[MSG-29] muted, archived, starred, notified of: one’s own, and something new brings an archived conversation back', async () => {
  const { ann, bea, clock } = await aTown()
  const conversation = await aDirect(ann, bea)
  await aMessage(ann, { conversation })
  const tune = (input: object) => bea.patch(`/messages/conversations/${conversation}/mine`, input)
  expect((await tune({ starred: true, archived: true, notify: 'mentions' })).body).toMatchObject({
    starred: true,
    archived: true,
    notify: 'mentions',
  })
  expect([
    (await inbox(bea)).length,
    (await inbox(bea, '?view=archived')).length,
    (await inbox(bea, '?view=starred')).length,
  ]).toEqual([0, 1, 1])
  expect((await inbox(ann))[0]).toMatchObject({ starred: false, archived: false, notify: 'all' })
  await aMessage(ann, { conversation })
  expect(await inbox(bea)).toMatchObject([{ archived: false, unread: 2 }])
  await tune({ archived: true, mutedUntil: new Date(Date.parse(clock.now()) + 3_600_000).toISOString() })
  await aMessage(ann, { conversation })
  expect([(await inbox(bea)).length, (await bea.get('/messages/unread')).body.conversations]).toEqual([0, 0])
  clock.advance({ hours: 2 })
  expect([(await inbox(bea)).length, (await bea.get('/messages/unread')).body.conversations]).toEqual([1, 1])
})

test('a draft is on every device until it is sent', async () => {
  const { ann, bea } = await aTown()
  const conversation = await aDirect(ann, bea)
  await ann.put(`/messages/conversations/${conversation}/draft`, { body: 'Half a tho' })
  expect((await look(ann, conversation)).conversation.draft).toBe('Half a tho')
  expect((await look(bea, conversation)).conversation.draft).toBe('')
  await aMessage(ann, { conversation }, { body: 'Half a thought.' })
  expect((await look(ann, conversation)).conversation.draft).toBe('')
})
