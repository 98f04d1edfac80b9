import { expectRefusal } from '@guildhall/kernel/testing'
import { expect, test } from 'vitest'
import { aDirect, aGroup, aMessage, idOf, look } from '../testing/factories.ts'
import { aTown, bodies, inbox } from './people.ts'

test('an own message can be changed for a while; what it said before is kept for those who read it', async () => {
  const { ann, bea, cem, clock } = await aTown()
  const conversation = await aDirect(ann, bea)
  const message = await aMessage(ann, { conversation }, { body: 'Frist' })
  const edited = (await ann.patch(`/messages/${message.id}`, { body: 'First' })).body
  expect(edited).toMatchObject({ body: 'First', html: '<p>First</p>\n', editedAt: clock.now(), seq: message.seq })
  expect((await bea.get(`/messages/${message.id}/versions`)).body.items).toMatchObject([
    { html: '<p>Frist</p>\n', writtenAt: message.createdAt },
  ])
  expectRefusal(await bea.patch(`/messages/${message.id}`, { body: 'Mine' }), 'message_not_yours')
  expectRefusal(await cem.get(`/messages/${message.id}/versions`), 'not_found')
  clock.advance({ minutes: 16 })
  expectRefusal(await ann.patch(`/messages/${message.id}`, { body: 'Too late' }), 'message_time_over')
})

test('[MSG-10] its author deletes it for everyone within 15 minutes, later for themselves; its number stays', async () => {
  const { ann, bea, clock } = await aTown()
  const conversation = await aDirect(ann, bea)
  const [one, two] = [
    await aMessage(ann, { conversation }, { body: 'One' }),
    await aMessage(ann, { conversation }, { body: 'Two' }),
  ]
  expectRefusal(await bea.delete(`/messages/${one.id}`), 'message_not_yours')
  expect((await ann.delete(`/messages/${one.id}`)).body).toEqual({ messageId: one.id, for: 'everyone' })
  expect((await look(bea, conversation)).messages).toMatchObject([{ deleted: true, body: '', html: '', seq: 1 }, { body: 'Two' }])
  expectRefusal(await ann.delete(`/messages/${one.id}`), 'message_deleted')
  clock.advance({ minutes: 16 })
  expectRefusal(await ann.delete(`/messages/${two.id}`), 'message_time_over')
  expect((await ann.delete(`/messages/${two.id}?for=me`)).body).toEqual({ messageId: two.id, for: 'me' })
  expect((await look(ann, conversation)).messages).toHaveLength(1)
  expect(bodies(await look(bea, conversation))).toEqual(['', 'Two'])
  expectRefusal(await ann.get(`/messages/${two.id}/versions`), 'not_found')
})

test('[MSG-10] moderators and those who lead a group delete in it at any time; between two nobody else does', async () => {
  const { ann, bea, cem, moderator, clock } = await aTown()
  const { id } = await aGroup(ann, [bea, cem, moderator])
  const messages = [await aMessage(bea, { conversation: id }), await aMessage(bea, { conversation: id })]
  clock.advance({ hours: 48 })
  expectRefusal(await cem.delete(`/messages/${messages[0]?.id}`), 'message_not_yours')
  expect((await ann.delete(`/messages/${messages[0]?.id}`)).status).toBe(200)
  expect((await moderator.delete(`/messages/${messages[1]?.id}`)).status).toBe(200)
  const direct = await aMessage(bea, { conversation: await aDirect(bea, moderator) })
  expectRefusal(await moderator.delete(`/messages/${direct.id}`), 'message_not_yours')
})

test('[MSG-03, MSG-11] reactions are counted once a member; only an emoji is one', async () => {
  const { ann, bea } = await aTown()
  const { id } = await aMessage(ann, { to: bea })
  await ann.post(`/messages/${id}/reactions`, { emoji: '👍' })
  await bea.post(`/messages/${id}/reactions`, { emoji: '👍' })
  await bea.post(`/messages/${id}/reactions`, { emoji: '👍' })
  const { reactions } = (await bea.post(`/messages/${id}/reactions`, { emoji: '👩🏽‍🚒' })).body
  expect(reactions).toEqual([
    { emoji: '👍', count: 2, memberIds: expect.arrayContaining([await idOf(ann), await idOf(bea)]) },
    { emoji: '👩🏽‍🚒', count: 1, memberIds: [await idOf(bea)] },
  ])
  for (const emoji of ['ok', '👍👍', '<b>', '', '1'])
    expectRefusal(await bea.post(`/messages/${id}/reactions`, { emoji }), 'invalid_input')
  const left = (await bea.delete(`/messages/${id}/reactions/${encodeURIComponent('👩🏽‍🚒')}`)).body.reactions
  expect(left).toMatchObject([{ emoji: '👍', count: 2 }])
})

test('a message holds 20 emoji, and more of those it has', async () => {
  const { ann, bea } = await aTown()
  const { id } = await aMessage(ann, { to: bea })
  const emoji = [...'😀😁😂🤣😃😄😅😆😉😊😋😎😍😘🥰😗😙😚🙂🤗🤩']
  for (const each of emoji.slice(0, 20)) expect((await ann.post(`/messages/${id}/reactions`, { emoji: each })).status).toBe(200)
  expectRefusal(await bea.post(`/messages/${id}/reactions`, { emoji: emoji[20] }), 'too_many_reactions')
  expect((await bea.post(`/messages/${id}/reactions`, { emoji: emoji[0] })).status).toBe(200)
})

test('pinned messages are at hand and said to be; in channels those who lead pin', async () => {
  const { ann, bea, moderator } = await aTown()
  const conversation = await aDirect(ann, bea)
  const message = await aMessage(ann, { conversation }, { body: 'The address' })
  expect((await bea.post(`/messages/${message.id}/pin`, { pinned: true })).body.pinned).toBe(true)
  expect((await ann.get(`/messages/conversations/${conversation}/pins`)).body.messages).toMatchObject([{ body: 'The address' }])
  expect((await look(ann, conversation)).messages.at(-1)?.notice?.what).toBe('pinned')
  await ann.post(`/messages/${message.id}/pin`, { pinned: false })
  expect((await ann.get(`/messages/conversations/${conversation}/pins`)).body.messages).toEqual([])
  const { id } = (await moderator.post('/messages/conversations', { kind: 'channel', name: 'News', open: true })).body
  await ann.post(`/messages/channels/${id}/join`)
  const news = await aMessage(ann, { conversation: id })
  expectRefusal(await ann.post(`/messages/${news.id}/pin`, { pinned: true }), 'conversation_role_needed')
  expect((await moderator.post(`/messages/${news.id}/pin`, { pinned: true })).status).toBe(200)
})

test('a poll counts each voter once, takes other choices back, and ends', async () => {
  const { ann, bea, cem } = await aTown()
  const { id: conversation } = await aGroup(ann, [bea, cem])
  const poll = (await ann.post('/messages/polls', { conversation, question: 'When?', options: ['Mon', 'Tue', 'Wed'] })).body
  const vote = (who: typeof ann, options: number[]) => who.post(`/messages/${poll.id}/vote`, { options })
  await vote(bea, [0])
  await vote(bea, [1])
  const { body } = await vote(cem, [1])
  expect(body.poll).toMatchObject({
    question: 'When?',
    voters: 2,
    options: [{ count: 0 }, { text: 'Tue', count: 2 }, { count: 0 }],
  })
  expectRefusal(await vote(cem, [0, 1]), 'poll_choice_invalid')
  expectRefusal(await vote(cem, [3]), 'poll_choice_invalid')
  expectRefusal(await bea.post(`/messages/${poll.id}/close`), 'message_not_yours')
  expect((await ann.post(`/messages/${poll.id}/close`)).body.poll.closed).toBe(true)
  expectRefusal(await vote(cem, [0]), 'poll_closed')
  const words = await aMessage(ann, { conversation })
  expectRefusal(await bea.post(`/messages/${words.id}/vote`, { options: [0] }), 'not_a_poll')
  expectRefusal(await ann.patch(`/messages/${poll.id}`, { body: 'Other' }), 'message_not_words')
  expect((await inbox(bea))[0].last).toMatchObject({ kind: 'text' })
})

test('a message is sent on with the name of whoever wrote it, only to where one is', async () => {
  const { ann, bea, cem } = await aTown()
  const message = await aMessage(bea, { to: ann }, { body: 'The **plan**' })
  const { id } = await aGroup(ann, [cem])
  const { messages } = (await ann.post(`/messages/${message.id}/forward`, { conversations: [id] })).body
  expect(messages).toMatchObject([
    { author: { displayName: 'Ann' }, forwardedFrom: { displayName: 'Bea' }, html: '<p>The <strong>plan</strong></p>\n' },
  ])
  expect(bodies(await look(cem, id))).toEqual(['The **plan**'])
  const others = await aGroup(cem, [bea])
  expectRefusal(await ann.post(`/messages/${message.id}/forward`, { conversations: [others.id] }), 'not_found')
  expectRefusal(await cem.post(`/messages/${message.id}/forward`, { conversations: [id] }), 'not_found')
})
