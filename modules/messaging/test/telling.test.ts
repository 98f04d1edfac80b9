import { aFile, aPicture } from '@guildhall/files/testing'
import { accountForgotten } from '@guildhall/identity/contract'
import { systemActor } from '@guildhall/kernel'
import { expectRefusal } from '@guildhall/kernel/testing'
import { expect, test } from 'vitest'
import { LiveMessage, messageAdded, messageEdited } from '../contract/index.ts'
import { aDirect, aGroup, aMessage, idOf, look, made } from '../testing/factories.ts'
import { aTown, bodies } from './people.ts'

type Told = { title: string; link: string; state?: string }

/** What the member is told of messages, by its words. */
const told = async (who: Awaited<ReturnType<typeof aTown>>['ann'], query = ''): Promise<Told[]> =>
  (await who.get(`/notifications${query}`)).body.items.filter(({ link }: Told) => link?.startsWith('/chat/'))

test('[MSG-07, MSG-23] whoever gets a message is told, and no more once they have read it', async () => {
  const { ann, bea, drain } = await aTown()
  const message = await aMessage(ann, { to: bea }, { body: 'Secret words' })
  await drain()
  const news = await told(bea)
  expect(news).toMatchObject([{ title: 'Ann wrote to you', link: `/chat/${message.conversationId}?at=1` }])
  expect(JSON.stringify(news)).not.toContain('Secret words')
  const unread = async () => (await bea.get('/notifications/unread-count')).body
  const before = await unread()
  await bea.patch(`/messages/${message.id}/read`)
  await drain()
  expect(await unread()).not.toEqual(before)
})

test('[MSG-29] muted, mentions only, nothing: each is told as they want it', async () => {
  const { ann, bea, cem, dot, drain } = await aTown()
  const { id } = await aGroup(ann, [bea, cem, dot], { name: 'Crew' })
  await bea.patch(`/messages/conversations/${id}/mine`, { notify: 'mentions' })
  await cem.patch(`/messages/conversations/${id}/mine`, { notify: 'none' })
  await aMessage(ann, { conversation: id }, { body: 'Hello all of you' })
  const mentions = [await idOf(bea), await idOf(cem)]
  await aMessage(ann, { conversation: id }, { body: 'And @Bea and @Cem', mentions })
  await drain()
  const about = async (who: typeof ann) => (await told(who)).map(({ title }) => title).filter((title) => title.includes('Crew'))
  expect(await about(bea)).toEqual(['Ann mentioned you in Crew'])
  expect(await about(cem)).toEqual([])
  expect(await about(dot)).toHaveLength(1)
})

test('[MSG-02, MSG-17, MSG-24] files come with a message, are seen by who sees it, and go with it', async () => {
  const { ann, bea, cem, drain } = await aTown()
  const conversation = await aDirect(ann, bea)
  const fileIds = [await aFile(ann), await aFile(ann, { file: aPicture(), name: 'boots.png' })]
  const message = await aMessage(ann, { conversation }, { body: '', fileIds })
  expect(message.attachments.map(({ name }) => name)).toEqual(['words.txt', 'boots.png'])
  await drain()
  const [shown] = (await look(bea, conversation)).messages
  expect(shown?.attachments[1]).toMatchObject({ kind: 'image', state: 'clean' })
  expect((await bea.get(`/files/${fileIds[0]}`)).status).toBe(200)
  expectRefusal(await cem.get(`/files/${fileIds[0]}`), 'not_found')
  expect((await bea.get('/messages/search?q=boots')).body.items).toHaveLength(1)
  expect((await bea.get('/messages/search?has=image')).body.items).toHaveLength(1)
  expectRefusal(await bea.post('/messages', { conversation, body: 'Mine', fileIds: [fileIds[0]] }), 'not_found')
  expectRefusal(await ann.post('/messages', { conversation, body: '' }), 'invalid_input')
  await ann.delete(`/messages/${message.id}`)
  expectRefusal(await bea.get(`/files/${fileIds[0]}`), 'not_found')
})

test('[MSG-25] a voice message is one sound', async () => {
  const { ann, bea } = await aTown()
  const conversation = await aDirect(ann, bea)
  expectRefusal(
    await ann.post('/messages', { conversation, body: 'Words too', voice: true, fileIds: [await aFile(ann)] }),
    'voice_is_one_sound',
  )
  const message = await aMessage(ann, { conversation }, { body: '', voice: true, fileIds: [await aFile(ann)] })
  expect(message).toMatchObject({ kind: 'voice', attachments: [{ name: 'words.txt' }] })
  expectRefusal(await ann.patch(`/messages/${message.id}`, { body: 'Words' }), 'message_not_words')
})

test('[RT-14, RT-23] who is in a conversation hears it; what they are sent is what a fresh fetch shows', async () => {
  const { ann, bea, cem, host, tenant } = await aTown()
  const { id } = await aGroup(ann, [bea])
  const message = await aMessage(ann, { conversation: id })
  const reader = host.reader(tenant, systemActor(tenant.id))
  const data = { conversationId: id, messageId: message.id, seq: message.seq, authorId: await idOf(ann), to: [] }
  const sent = LiveMessage.parse(await host.registry.live.get(messageAdded.name)?.(reader, data))
  const page = await look(bea, id)
  expect(sent).toMatchObject({ message: page.messages.at(-1), last: page.conversation.last, counted: page.conversation.counted })
  const hears = async (who: typeof ann) => {
    const actor = await host.authenticate(tenant, (await who.identity()).token)
    return actor && host.registry.rooms.get('messaging.conversation')?.(host.reader(tenant, actor), id)
  }
  expect([await hears(bea), await hears(cem)]).toEqual([true, false])
})

test('where somebody may not read so far back, listeners get ids only', async () => {
  const { ann, bea, cem, host, tenant } = await aTown()
  const { id } = await aGroup(ann, [bea], { newcomers: 'from-joining' })
  const old = await aMessage(ann, { conversation: id })
  made(await ann.post(`/messages/conversations/${id}/members`, { members: [await idOf(cem)] }))
  const data = { conversationId: id, messageId: old.id, seq: old.seq, authorId: await idOf(ann), to: [] }
  const view = host.registry.live.get(messageEdited.name)
  expect(await view?.(host.reader(tenant, systemActor(tenant.id)), data)).toEqual(data)
})

test('one’s own data holds what one wrote; somebody who is forgotten leaves nameless markers and no words', async () => {
  const { ann, bea, drain, transact, host, tenant } = await aTown()
  const conversation = await aDirect(ann, bea)
  const { id } = await aMessage(bea, { conversation }, { body: 'Forget me' })
  await aMessage(ann, { conversation }, { body: 'I remember' })
  const memberId = await idOf(bea)
  const module = host.registry.modules.find(({ key }) => key === 'messaging')
  const known = JSON.stringify(await module?.personalData?.(host.reader(tenant, systemActor(tenant.id)), memberId))
  expect([known.includes('Forget me'), known.includes('I remember')]).toEqual([true, false])
  await bea.patch(`/messages/${id}`, { body: 'Forget me now' })
  await transact(async (tx) => tx.emit(accountForgotten, { accountId: memberId, memberId }))
  await drain()
  const page = await look(ann, conversation)
  expect(bodies(page)).toEqual(['', 'I remember'])
  expect(page.messages[0]).toMatchObject({ deleted: true, seq: 1 })
  expect((await ann.get(`/messages/${id}/versions`)).body.items).toEqual([])
})
