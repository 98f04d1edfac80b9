import { later } from '@guildhall/kernel'
import { expectRefusal } from '@guildhall/kernel/testing'
import { expect, test } from 'vitest'
import { aDirect, aGroup, idOf, look, made } from '../testing/factories.ts'
import { aTown, bodies } from './people.ts'

async function aPlan() {
  const town = await aTown()
  const { ann, bea, clock } = town
  const conversation = await aDirect(ann, bea)
  const inHours = (hours: number) => later(clock.now(), { hours })
  const plan = async (body: string, hours: number) =>
    made(await ann.post('/messages/scheduled', { conversation, body, sendAt: inHours(hours) }))
  const waiting = async () => (await ann.get(`/messages/scheduled?conversation=${conversation}`)).body.items
  return { ...town, conversation, inHours, plan, waiting }
}

test('[MSG-30] a message is sent when its time has come, once, as its author', async () => {
  const { bea, ann, conversation, plan, waiting, clock, drain } = await aPlan()
  await plan('Happy birthday!', 3)
  await drain()
  expect(bodies(await look(bea, conversation))).toEqual([])
  clock.advance({ hours: 3, minutes: 1 })
  await drain()
  await drain()
  const page = await look(bea, conversation)
  expect(page.messages).toMatchObject([{ body: 'Happy birthday!', author: { displayName: 'Ann' }, createdAt: clock.now() }])
  expect([await waiting(), page.conversation.unread]).toEqual([[], 1])
  expect((await look(ann, conversation)).conversation.unread).toBe(0)
})

test('[MSG-30] before its time it is changed, put off, sent at once or cancelled, by its author alone', async () => {
  const { bea, conversation, plan, waiting, ann, clock, drain, inHours } = await aPlan()
  const [one, two, three] = [await plan('One', 1), await plan('Two', 1), await plan('Three', 1)]
  expectRefusal(await bea.delete(`/messages/scheduled/${one.id}`), 'not_found')
  expectRefusal(await bea.patch(`/messages/scheduled/${one.id}`, { body: 'Mine' }), 'not_found')
  expect((await bea.get('/messages/scheduled')).body.items).toEqual([])
  made(await ann.patch(`/messages/scheduled/${one.id}`, { body: 'One, later', sendAt: inHours(5) }))
  expect((await ann.post(`/messages/scheduled/${two.id}/send`)).body.body).toBe('Two')
  made(await ann.delete(`/messages/scheduled/${three.id}`))
  clock.advance({ hours: 2 })
  await drain()
  expect(bodies(await look(bea, conversation))).toEqual(['Two'])
  expect(await waiting()).toMatchObject([{ body: 'One, later', failed: null }])
  clock.advance({ hours: 4 })
  await drain()
  expect(bodies(await look(bea, conversation))).toEqual(['Two', 'One, later'])
})

test('[MSG-30] it says how late it will be where the other one lives, if they tell', async () => {
  const { bea, plan } = await aPlan()
  expect((await plan('One', 1)).recipientZone).toBeNull()
  made(await bea.patch('/users/me', { timeZone: 'Australia/Sydney' }))
  expect((await plan('Two', 1)).recipientZone).toBe('Australia/Sydney')
})

test('what cannot be sent then stays with the reason', async () => {
  const { ann, cem, clock, drain } = await aPlan()
  const { id } = await aGroup(ann, [cem])
  made(await cem.post('/messages/scheduled', { conversation: id, body: 'Bye', sendAt: later(clock.now(), { hours: 1 }) }))
  await ann.delete(`/messages/conversations/${id}/members/${await idOf(cem)}`)
  clock.advance({ hours: 2 })
  await drain()
  expect((await cem.get('/messages/scheduled')).body.items).toMatchObject([{ body: 'Bye', failed: 'not_found' }])
})

test('a time past, or too far off, is refused', async () => {
  const { ann, conversation, inHours } = await aPlan()
  for (const sendAt of [inHours(-1), inHours(24 * 400)])
    expectRefusal(await ann.post('/messages/scheduled', { conversation, body: 'When?', sendAt }), 'send_time_past')
  expectRefusal(await ann.post('/messages/scheduled', { conversation, body: 'When?', sendAt: 'tomorrow' }), 'invalid_input')
})
