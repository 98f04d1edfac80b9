import { expectRefusal } from '@guildhall/kernel/testing'
import { expect, test } from 'vitest'
import { aDirect, aGroup, aMessage, idOf, look, made } from '../testing/factories.ts'
import { aTown, bodies, inbox } from './people.ts'

test('what a stranger writes is a request: unseen in the inbox, answerable, and of three messages at most', async () => {
  const { ann, cem } = await aTown()
  const { conversationId: id } = await aMessage(cem, { to: ann }, { body: 'You do not know me' })
  expect([await inbox(ann), (await inbox(ann, '?view=requests')).length]).toEqual([[], 1])
  expect((await ann.get('/messages/unread')).body).toEqual({ conversations: 0, messages: 0, mentions: 0, requests: 1 })
  expect((await look(cem, id)).conversation.waiting).toBe(true)
  for (const body of ['Two', 'Three']) await aMessage(cem, { conversation: id }, { body })
  expectRefusal(await cem.post('/messages', { conversation: id, body: 'Four' }), 'request_waiting')
  await ann.post(`/messages/conversations/${id}/read`, { seq: 3 })
  expect((await look(cem, id)).conversation.receipts).toEqual([])
  await ann.post(`/messages/conversations/${id}/request`, { answer: 'accept' })
  expect((await cem.post('/messages', { conversation: id, body: 'Four' })).status).toBe(200)
  expect((await look(cem, id)).conversation).toMatchObject({
    waiting: false,
    receipts: [{ memberId: await idOf(ann), readSeq: 3 }],
  })
})

test('who is declined is not told, and answering accepts', async () => {
  const { ann, bea, cem, dot } = await aTown()
  const { conversationId: id } = await aMessage(cem, { to: ann })
  await ann.post(`/messages/conversations/${id}/request`, { answer: 'decline' })
  expect([await inbox(ann), await inbox(ann, '?view=requests')]).toEqual([[], []])
  expect((await look(cem, id)).conversation).toMatchObject({ waiting: true })
  expect((await cem.post('/messages', { conversation: id, body: 'Hello?' })).status).toBe(200)
  expect((await ann.get('/messages/search?q=hello')).body.items).toEqual([])
  const { conversationId: other } = await aMessage(dot, { to: bea })
  await aMessage(bea, { conversation: other }, { body: 'Hi!' })
  expect(await inbox(bea)).toMatchObject([{ id: other, standing: 'accepted' }])
})

test('who follows the writer, or shares a group with them, gets it at once; so does everybody from those who may', async () => {
  const { ann, cem, dot, follow, as } = await aTown()
  await follow(cem, ann)
  await aMessage(ann, { to: cem })
  expect(await inbox(cem)).toHaveLength(1)
  const { id } = await aGroup(ann, [dot])
  expect(await inbox(dot)).toMatchObject([{ id }])
  await aMessage(ann, { to: dot })
  expect(await inbox(dot)).toHaveLength(2)
  const admin = as({ roles: ['admin'] })
  await aMessage(admin, { to: dot })
  expect(await inbox(dot)).toHaveLength(3)
})

test('a member says who may write to them, and a community whether strangers may', async () => {
  const { ann, cem, dot } = await aTown()
  made(await ann.patch('/users/me/privacy', { message: 'followers' }))
  expectRefusal(await cem.post('/messages', { to: await idOf(ann), body: 'Hello' }), 'member_unreachable')
  await cem.post(`/users/${await idOf(ann)}/follow`)
  expect((await cem.post('/messages', { to: await idOf(ann), body: 'Hello' })).status).toBe(200)
  made(await dot.patch('/users/me/privacy', { message: 'me' }))
  expectRefusal(await cem.post('/messages/conversations/direct', { member: await idOf(dot) }), 'member_unreachable')
})

test('a block is respected both ways: no conversation of two, no words in a group, no bringing in', async () => {
  const { ann, bea, cem } = await aTown()
  const direct = await aDirect(ann, bea)
  const { id } = await aGroup(cem, [ann, bea])
  await aMessage(bea, { conversation: id }, { body: 'Before the block' })
  await ann.post(`/users/${await idOf(bea)}/block`)
  for (const who of [ann, bea]) {
    expectRefusal(await who.get(`/messages/conversations/${direct}`), 'not_found')
    expectRefusal(await who.post('/messages', { conversation: direct, body: 'Hello?' }), 'not_found')
    expect((await inbox(who)).map((row: { id: string }) => row.id)).toEqual([id])
  }
  expectRefusal(await bea.post('/messages', { to: await idOf(ann), body: 'Hello?' }), 'not_found')
  const page = await look(ann, id)
  expect(page.messages.at(-1)).toMatchObject({ hidden: true, body: '', html: '' })
  expect(page.conversation).toMatchObject({ blocked: [await idOf(bea)], last: { excerpt: '' } })
  expect(bodies(await look(cem, id))).toEqual(['Before the block'])
  expect((await ann.get('/messages/search?q=block')).body.items).toEqual([])
  expectRefusal(await bea.post('/messages/conversations', { kind: 'group', members: [await idOf(ann)] }), 'not_found')
})

test('nobody begins more conversations a day than the community allows', async () => {
  const { ann, as, clock } = await aTown()
  const write = async () => ann.post('/messages', { to: await idOf(as({ roles: ['member'] })), body: 'Buy now' })
  for (let i = 0; i < 20; i++) expect((await write()).status).toBe(200)
  expectRefusal(await write(), 'too_many_new_conversations')
  clock.advance({ hours: 25 })
  expect((await write()).status).toBe(200)
})

test('a reported message is shown to the moderators, that one alone, as it was; settling it settles every report', async () => {
  const { ann, bea, cem, moderator } = await aTown()
  const { id } = await aGroup(ann, [bea, cem])
  await aMessage(bea, { conversation: id }, { body: 'Nothing wrong here' })
  const bad = await aMessage(bea, { conversation: id }, { body: 'Something bad' })
  const report = (who: typeof ann) => who.post(`/messages/${bad.id}/report`, { reason: 'harassment', note: 'Please look' })
  expectRefusal(await report(bea), 'own_message')
  expectRefusal(await moderator.post(`/messages/${bad.id}/report`, { reason: 'spam' }), 'not_found')
  for (const who of [ann, ann, cem]) expect((await report(who)).status).toBe(200)
  await bea.patch(`/messages/${bad.id}`, { body: 'Something nice' })
  expectRefusal(await ann.get('/messages/reports'), 'not_permitted')
  const { items } = (await moderator.get('/messages/reports')).body
  expect(items).toMatchObject([
    { body: 'Something bad', reason: 'harassment', author: { displayName: 'Bea' } },
    { reporter: { displayName: 'Cem' } },
  ])
  expectRefusal(await moderator.get(`/messages/conversations/${id}`), 'not_found')
  const settled = await moderator.post(`/messages/reports/${items[0].id}/resolve`, { outcome: 'deleted' })
  expect(settled.body.outcome).toBe('deleted')
  expect((await moderator.get('/messages/reports')).body.items).toEqual([])
  expect((await moderator.get('/messages/reports?state=resolved')).body.items).toHaveLength(2)
  expect(bodies(await look(ann, id))).toEqual(['Nothing wrong here', ''])
})
