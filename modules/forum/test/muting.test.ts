import { world } from '@guildhall/kernel/testing'
import { expect, test } from 'vitest'
import { aPost, aTopic } from '../testing/factories.ts'

const member = { roles: ['member'] }
const ids = (answer: { body: { items: { id: string }[] } }) => answer.body.items.map(({ id }) => id)

test('what somebody muted starts is left out of lists and search for whoever muted them, and of nobody else’s', async () => {
  const { as, drain } = await world()
  const [ann, bea, cem] = [as(member), as(member), as(member)]
  const beas = (await aTopic(bea, { body: 'Quokkas by Bea' })).topic
  const cems = (await aTopic(cem, { body: 'Quokkas by Cem' })).topic
  await drain()
  const beaId = (await bea.identity()).memberId
  await ann.post(`/users/${beaId}/mute`)
  expect(ids(await ann.get('/forum/topics'))).toEqual([cems.id])
  expect(ids(await ann.get('/forum/topics?category=general'))).toEqual([cems.id])
  expect((await ann.get('/forum/search?q=quokkas')).body.items).toHaveLength(1)
  for (const who of [bea, cem, as('visitor')]) expect(ids(await who.get('/forum/topics'))).toEqual([cems.id, beas.id])
  expect((await ann.get(`/forum/topics/${beas.id}`)).status).toBe(200)
  await ann.delete(`/users/${beaId}/mute`)
  expect(ids(await ann.get('/forum/topics'))).toEqual([cems.id, beas.id])
})

test('a page of a topic names whom its reader mutes, so that also posts still to come are folded', async () => {
  const { as } = await world()
  const [ann, bea, cem] = [as(member), as(member), as(member)]
  const { topic } = await aTopic(cem)
  await aPost(bea, topic)
  const beaId = (await bea.identity()).memberId
  await ann.post(`/users/${beaId}/mute`)
  const page = async (who: typeof ann) => (await who.get(`/forum/topics/${topic.id}`)).body
  expect((await page(ann)).muted).toEqual([beaId])
  expect((await page(ann)).posts).toHaveLength(2)
  for (const who of [bea, cem, as('visitor')]) expect((await page(who)).muted).toEqual([])
})
