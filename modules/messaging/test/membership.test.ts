import { expectRefusal } from '@guildhall/kernel/testing'
import { expect, test } from 'vitest'
import { aGroup, aMessage, idOf, look, made } from '../testing/factories.ts'
import { aTown, bodies, inbox } from './people.ts'

const people = async (who: Awaited<ReturnType<typeof aTown>>['ann'], id: string) =>
  Object.fromEntries(
    (await who.get(`/messages/conversations/${id}/members`)).body.items.map(
      (each: { member: { displayName: string }; role: string }) => [each.member.displayName, each.role],
    ),
  )

test('[MSG-13] whoever begins a group owns it; anyone in it brings others in, those who lead it take them out', async () => {
  const { ann, bea, cem, dot } = await aTown()
  const { id } = await aGroup(ann, [bea, cem])
  expect(await people(bea, id)).toEqual({ Ann: 'owner', Bea: 'member', Cem: 'member' })
  expect((await bea.post(`/messages/conversations/${id}/members`, { members: [await idOf(dot), await idOf(cem)] })).body).toEqual(
    {
      added: [await idOf(dot)],
    },
  )
  expectRefusal(await bea.delete(`/messages/conversations/${id}/members/${await idOf(cem)}`), 'conversation_role_needed')
  expectRefusal(await bea.patch(`/messages/conversations/${id}`, { name: 'Mine' }), 'conversation_role_needed')
  await ann.delete(`/messages/conversations/${id}/members/${await idOf(cem)}`)
  expectRefusal(await cem.get(`/messages/conversations/${id}`), 'not_found')
  expectRefusal(await cem.post('/messages', { conversation: id, body: 'Still here?' }), 'not_found')
  expect((await look(ann, id)).conversation.memberCount).toBe(3)
  expect(await inbox(cem)).toEqual([])
})

test('[MSG-13] owners make admins and owners; there is always an owner, also when the last one leaves', async () => {
  const { ann, bea, cem } = await aTown()
  const { id } = await aGroup(ann, [bea, cem])
  const make = (who: typeof ann, whom: typeof ann, role: string) =>
    idOf(whom).then((member) => who.patch(`/messages/conversations/${id}/members/${member}`, { role }))
  expectRefusal(await make(bea, bea, 'owner'), 'conversation_role_needed')
  expectRefusal(await make(ann, ann, 'member'), 'conversation_needs_owner')
  expect((await make(ann, cem, 'admin')).body).toMatchObject({ role: 'admin', member: { displayName: 'Cem' } })
  expectRefusal(await cem.delete(`/messages/conversations/${id}/members/${await idOf(ann)}`), 'conversation_role_needed')
  await ann.post(`/messages/conversations/${id}/leave`)
  expect(await people(bea, id)).toEqual({ Cem: 'owner', Bea: 'member' })
})

test('[MSG-01] newcomers read everything, or from their joining on, as the group has it', async () => {
  const { ann, bea, cem, dot } = await aTown()
  const open = await aGroup(ann, [bea])
  const closed = await aGroup(ann, [bea], { newcomers: 'from-joining' })
  for (const { id } of [open, closed]) {
    await aMessage(bea, { conversation: id }, { body: 'Before' })
    made(await ann.post(`/messages/conversations/${id}/members`, { members: [await idOf(cem)] }))
    await cem.post(`/messages/conversations/${id}/request`, { answer: 'accept' })
    await aMessage(bea, { conversation: id }, { body: 'After' })
  }
  expect(bodies(await look(cem, open.id))).toEqual(['Before', 'After'])
  const page = await look(cem, closed.id)
  expect(bodies(page)).toEqual(['After'])
  expect(page.conversation).toMatchObject({ unread: 1 })
  const [before] = (await look(bea, closed.id)).messages.filter(({ body }) => body === 'Before')
  for (const path of [`/messages/${before?.id}/versions`, `/messages/conversations/${closed.id}/messages/${before?.id}`])
    expectRefusal(await cem.get(path), 'not_found')
  expectRefusal(
    await cem.post('/messages', { conversation: closed.id, body: 'What?', replyTo: before?.seq }),
    'answered_message_missing',
  )
  expect((await cem.get(`/messages/conversations/${closed.id}/messages?before=${page.messages[0]?.seq}`)).body.messages).toEqual(
    [],
  )
  expect((await cem.get('/messages/search?q=before')).body.items).toHaveLength(1)
  expect((await dot.get('/messages/search?q=before')).body.items).toEqual([])
})

test('[MSG-16] open channels are found and joined by anyone; closed ones are for those brought in', async () => {
  const { ann, bea, moderator, as } = await aTown()
  const channel = async (name: string, open: boolean) =>
    made(await moderator.post('/messages/conversations', { kind: 'channel', name, open })).id as string
  const [news, staff] = [await channel('News', true), await channel('Staff', false)]
  expectRefusal(await ann.post('/messages/conversations', { kind: 'channel', name: 'Mine' }), 'not_permitted')
  expect((await ann.get('/messages/channels')).body.items).toMatchObject([
    { id: news, name: 'News', joined: false, memberCount: 1 },
  ])
  expectRefusal(await ann.get(`/messages/conversations/${news}`), 'not_found')
  expectRefusal(await ann.post(`/messages/channels/${staff}/join`), 'not_found')
  expectRefusal(await as({ roles: ['visitor'] }).post(`/messages/channels/${news}/join`), 'not_permitted')
  expect((await ann.post(`/messages/channels/${news}/join`)).body).toMatchObject({ role: 'member', memberCount: 2 })
  expect((await ann.post(`/messages/channels/${news}/join`)).body).toMatchObject({ memberCount: 2 })
  expectRefusal(
    await ann.post(`/messages/conversations/${news}/members`, { members: [await idOf(bea)] }),
    'conversation_role_needed',
  )
  made(await moderator.post(`/messages/conversations/${staff}/members`, { members: [await idOf(bea)] }))
  expect(await inbox(bea, '?view=requests')).toMatchObject([{ name: 'Staff' }])
})

test('many who join and leave at once are counted right', async () => {
  const { as, moderator } = await aTown()
  const { id } = made(await moderator.post('/messages/conversations', { kind: 'channel', name: 'Busy', open: true }))
  const crowd = Array.from({ length: 8 }, () => as({ roles: ['member'] }))
  await Promise.all(crowd.map((who) => who.post(`/messages/channels/${id}/join`)))
  await Promise.all(crowd.slice(0, 3).map((who) => who.post(`/messages/conversations/${id}/leave`)))
  expect((await look(moderator, id)).conversation.memberCount).toBe(6)
})

test('who joins the community is in its channels for everyone', async () => {
  const { as, drain, transact, host } = await aTown()
  const section = host.registry.modules.flatMap(({ sections }) => sections ?? []).find(({ name }) => name === 'messaging')
  await transact(
    (tx) =>
      section?.install(tx, section.schema.parse({ channels: [{ key: 'all', name: 'All', forEveryone: true }] })) as Promise<void>,
  )
  const newcomer = as({ roles: ['member'] })
  await newcomer.identity()
  await drain()
  expect(await inbox(newcomer)).toMatchObject([{ name: 'All', kind: 'channel' }])
})
