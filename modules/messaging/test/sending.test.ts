import { expectRefusal } from '@guildhall/kernel/testing'
import { expect, test } from 'vitest'
import { aDirect, aGroup, aMessage, idOf, look } from '../testing/factories.ts'
import { aTown, bodies, inbox, NOWHERE } from './people.ts'

test('[MSG-02, MSG-06, MSG-14] a message to a member is in both lists, rendered and numbered; nobody else finds it', async () => {
  const { ann, bea, cem, stranger } = await aTown()
  const message = await aMessage(ann, { to: bea }, { body: 'Are you **in** on Friday?' })
  expect(message).toMatchObject({
    seq: 1,
    author: { displayName: 'Ann' },
    html: '<p>Are you <strong>in</strong> on Friday?</p>\n',
  })
  const [row] = await inbox(bea)
  expect(row).toMatchObject({
    kind: 'direct',
    other: { displayName: 'Ann' },
    unread: 1,
    last: { excerpt: 'Are you in on Friday?' },
  })
  expect((await inbox(ann))[0]).toMatchObject({ other: { displayName: 'Bea' }, unread: 0, readSeq: 1 })
  expect(await inbox(cem)).toEqual([])
  for (const who of [cem, stranger])
    expectRefusal(await who.get(`/messages/conversations/${message.conversationId}`), 'not_found')
  expectRefusal(await cem.post('/messages', { conversation: message.conversationId, body: 'Me too' }), 'not_found')
})

test('[MSG-04, MSG-05, MSG-32] the routes other systems know: list, thread by member, and what is new since', async () => {
  const { ann, bea, cem, clock } = await aTown()
  await aMessage(ann, { to: bea }, { body: 'One' })
  const id = await idOf(bea)
  expect((await ann.get('/messages/conversations')).body.items).toHaveLength(1)
  expect(bodies((await ann.get(`/messages/${id}`)).body)).toEqual(['One'])
  expect((await ann.get(`/messages/${await idOf(cem)}`)).body).toMatchObject({ conversation: null, messages: [] })
  expectRefusal(await ann.get('/messages/not-a-uuid'), 'invalid_input')
  expectRefusal(await ann.get(`/messages/${NOWHERE}`), 'not_found')
  const since = clock.now()
  expect(await inbox(bea, `?since=${since}`)).toEqual([])
  clock.advance({ minutes: 1 })
  await aMessage(ann, { to: bea }, { body: 'Two' })
  expect(await inbox(bea, `?since=${since}`)).toMatchObject([{ last: { excerpt: 'Two' }, unread: 2 }])
})

test('[MSG-01] two who begin their conversation at the same moment have one', async () => {
  const { ann, bea } = await aTown()
  const [toBea, toAnn] = [{ to: await idOf(bea) }, { to: await idOf(ann) }]
  const sent = await Promise.all(
    Array.from({ length: 8 }, (_, i) =>
      i % 2 ? ann.post('/messages', { ...toBea, body: `a${i}` }) : bea.post('/messages', { ...toAnn, body: `b${i}` }),
    ),
  )
  expect(sent.map(({ status }) => status)).toEqual(Array(8).fill(200))
  expect(new Set(sent.map(({ body }) => body.conversationId)).size).toBe(1)
  expect(sent.map(({ body }) => body.seq).toSorted((a, b) => a - b)).toEqual([1, 2, 3, 4, 5, 6, 7, 8])
})

test('[MSG-33] sent again under the same client id, also at once, it is one message', async () => {
  const { ann, bea } = await aTown()
  const conversation = await aDirect(ann, bea)
  const send = () => ann.post('/messages', { conversation, body: 'Once.', clientId: 'outbox-1' })
  const sent = await Promise.all([send(), send(), send()])
  expect(new Set(sent.map(({ body }) => body.id)).size).toBe(1)
  expect((await send()).body).toEqual(sent[0]?.body)
  const theirs = await aMessage(bea, { conversation }, { body: 'Mine.', clientId: 'outbox-1' })
  expect(theirs.body).toBe('Mine.')
  expect(bodies(await look(ann, conversation))).toEqual(['Once.', 'Mine.'])
})

test('a message goes to one place and says something', async () => {
  const { ann, bea } = await aTown()
  const to = await idOf(bea)
  expectRefusal(await ann.post('/messages', { body: 'Where?' }), 'message_target_missing')
  expectRefusal(
    await ann.post('/messages', { body: 'Both', to, conversation: await aDirect(ann, bea) }),
    'message_target_missing',
  )
  expectRefusal(await ann.post('/messages', { to, body: '   ' }), 'invalid_input')
  expectRefusal(await ann.post('/messages', { to, body: 'x'.repeat(10_001) }), 'invalid_input')
  expectRefusal(await ann.post('/messages', { to: NOWHERE, body: 'Hello?' }), 'not_found')
})

test('who may not send, does not; who may not begin conversations still answers', async () => {
  const { as, ann, bea, tenant, stranger } = await aTown()
  const [to, reader] = [await idOf(ann), as({ roles: ['visitor'] })]
  expectRefusal(await reader.post('/messages', { to, body: 'Hello' }), 'not_permitted')
  expectRefusal(await as('visitor').post('/messages', { to, body: 'Hello' }), 'sign_in_required')
  expectRefusal(await stranger.at(tenant).post('/messages', { to, body: 'Hello' }), 'session_expired')
  expectRefusal(await stranger.post('/messages', { to: await idOf(bea), body: 'Hello' }), 'not_found')
})

test('[MSG-28] an answer quotes what it answers, until that is deleted', async () => {
  const { ann, bea } = await aTown()
  const conversation = await aDirect(ann, bea)
  const asked = await aMessage(ann, { conversation }, { body: 'Shall we **meet**?' })
  const answer = await aMessage(bea, { conversation }, { body: 'Yes', replyTo: asked.seq })
  expect(answer.replyTo).toMatchObject({ seq: 1, author: { displayName: 'Ann' }, excerpt: 'Shall we meet?', deleted: false })
  await ann.delete(`/messages/${asked.id}`)
  expect((await look(bea, conversation)).messages[1]?.replyTo).toMatchObject({ excerpt: '', deleted: true })
  expectRefusal(await bea.post('/messages', { conversation, body: 'To what?', replyTo: 9 }), 'answered_message_missing')
})

test('[MSG-28] a thread hangs from its message: it is read apart and unread to nobody else', async () => {
  const { ann, bea } = await aTown()
  const { id: conversation } = await aGroup(ann, [bea])
  const root = await aMessage(ann, { conversation }, { body: 'Lunch?' })
  await bea.post(`/messages/conversations/${conversation}/read`, { seq: root.seq })
  const reply = await aMessage(ann, { conversation }, { body: 'Or supper?', thread: root.id })
  expect(reply.rootId).toBe(root.id)
  const page = await look(bea, conversation)
  expect(bodies(page)).toEqual(['Lunch?'])
  expect(page.conversation).toMatchObject({ unread: 0, last: { excerpt: 'Lunch?' } })
  expect(page.messages.at(-1)).toMatchObject({ threadCount: 1, threadLastAt: reply.createdAt })
  expect(bodies((await bea.get(`/messages/conversations/${conversation}/messages?thread=${root.id}`)).body)).toEqual([
    'Or supper?',
  ])
  expectRefusal(await bea.post('/messages', { conversation, body: 'Deeper', thread: reply.id }), 'thread_missing')
  const elsewhere = await aDirect(ann, bea)
  expectRefusal(await bea.post('/messages', { conversation: elsewhere, body: 'There', thread: root.id }), 'thread_missing')
})

test('[MSG-18, MSG-19] names are marked and those called are told apart; only who is in it can be called', async () => {
  const { ann, bea, cem } = await aTown()
  const { id: conversation } = await aGroup(ann, [bea])
  const mentions = [await idOf(bea), await idOf(cem)]
  const message = await aMessage(ann, { conversation }, { body: 'Ask @Bea or @Cem. And @all: hello', mentions })
  expect(message.mentions).toEqual([mentions[0]])
  expect(message.everyone).toBe(true)
  expect(message.html).toContain(`<span class="mention" data-member="${mentions[0]}">@Bea</span> or @Cem.`)
  expect((await inbox(bea))[0].mentionSeq).toBe(message.seq)
  expect((await bea.get('/messages/unread')).body).toMatchObject({ conversations: 1, mentions: 1 })
})

test('pages go both ways from any number and meet every message once', async () => {
  const { ann, bea } = await aTown()
  const conversation = await aDirect(ann, bea)
  for (let i = 1; i <= 120; i++) await aMessage(ann, { conversation }, { body: `m${i}` })
  const at = `/messages/conversations/${conversation}/messages`
  const latest = (await bea.get(at)).body
  expect([latest.messages.length, latest.hasBefore, latest.hasAfter]).toEqual([50, true, false])
  const older = (await bea.get(`${at}?before=${latest.messages[0].seq}`)).body
  const oldest = (await bea.get(`${at}?before=${older.messages[0].seq}`)).body
  expect([...oldest.messages, ...older.messages, ...latest.messages].map(({ seq }) => seq)).toEqual(
    Array.from({ length: 120 }, (_, i) => i + 1),
  )
  expect([oldest.hasBefore, oldest.hasAfter]).toEqual([false, true])
  expect((await bea.get(`${at}?after=119`)).body).toMatchObject({ messages: [{ seq: 120 }], hasBefore: true, hasAfter: false })
  const around = await look(bea, conversation, 60)
  expect(around.messages.map(({ seq }) => seq)).toEqual(Array.from({ length: 50 }, (_, i) => i + 45))
  const unread = await look(bea, conversation, 'unread')
  expect(unread.messages[0]?.seq).toBe(1)
})
