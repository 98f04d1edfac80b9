import { expectRefusal, world } from '@guildhall/kernel/testing'
import { expect, test } from 'vitest'
import { aPost, aTopic } from '../testing/factories.ts'

test('[CONN-06] neither reads what the other wrote once one has blocked; moderators and everyone else read on', async () => {
  const { as, drain } = await world()
  const [ann, bea, cem] = [as({ roles: ['member'] }), as({ roles: ['member'] }), as({ roles: ['member'] })]
  const beas = (await aTopic(bea, { body: 'Quokkas by Bea' })).topic
  const anns = (await aTopic(ann, { body: 'Quokkas by Ann' })).topic
  const shared = (await aTopic(cem, { body: 'Wombats by Cem' })).topic
  await aPost(bea, shared, { body: 'Quokkas again, says Bea' })
  await drain()
  await ann.post(`/users/${(await bea.identity()).memberId}/block`)

  expectRefusal(await ann.get(`/forum/topics/${beas.id}`), 'not_found')
  expectRefusal(await bea.get(`/forum/topics/${anns.id}`), 'not_found')
  const titles = async (who: typeof ann) => (await who.get('/forum/topics')).body.items.map(({ id }: { id: string }) => id)
  expect(await titles(ann)).toEqual([shared.id, anns.id])
  expect(await titles(bea)).toEqual([shared.id, beas.id])
  const numbers = async (who: typeof ann) =>
    (await who.get(`/forum/topics/${shared.id}`)).body.posts.map(({ number }: { number: number }) => number)
  expect(await numbers(ann)).toEqual([1])
  expect((await ann.get(`/forum/topics/${shared.id}/posts`)).body.items).toHaveLength(1)
  const hits = async (who: typeof ann) => (await who.get('/forum/search?q=quokkas')).body.items.length
  expect([await hits(ann), await hits(bea), await hits(cem)]).toEqual([1, 2, 3])
  expectRefusal(await bea.post(`/forum/topics/${anns.id}/posts`, { body: 'Still here' }), 'not_found')

  expect(await numbers(cem)).toEqual([1, 2])
  expect(await titles(as({ roles: ['moderator'] }))).toHaveLength(3)
})
