import { expectRefusal, type World } from '@guildhall/kernel/testing'
import { expect, test } from 'vitest'
import { aPost, aTopic } from '../testing/factories.ts'
import { aForum, NOWHERE } from './people.ts'

const titles = (answer: { body: { items: { title: string }[] } }) => answer.body.items.map(({ title }) => title)
const counts = async (who: ReturnType<World['as']>) =>
  (await who.get('/forum/categories')).body.items.map((c: { topicCount: number; postCount: number }) => [
    c.topicCount,
    c.postCount,
  ])

test('[FOR-04] authors rename their open topic, its address stays; moderators rename any', async () => {
  const { tarni, col, moderator, visitor } = await aForum()
  const { topic } = await aTopic(tarni)
  const rename = (who: typeof tarni, title: string) => who.put(`/forums/topics/${topic.slug}`, { title })
  expect((await rename(tarni, 'Boots, size 44')).body).toMatchObject({ title: 'Boots, size 44', slug: topic.slug })
  expectRefusal(await rename(col, 'Not mine'), 'not_permitted')
  expectRefusal(await rename(visitor, 'Not mine'), 'sign_in_required')
  expectRefusal(await rename(tarni, 'Hi'), 'invalid_input')
  await moderator.post(`/forum/topics/${topic.id}/close`)
  expectRefusal(await rename(tarni, 'Too late now'), 'topic_closed')
  expect((await rename(moderator, 'Boots for track work')).status).toBe(200)
})

test('a topic moved to staff is gone for everybody else, and counted where it is', async () => {
  const { tarni, moderator, visitor, drain } = await aForum()
  const { topic } = await aTopic(tarni)
  await aPost(tarni, topic)
  await drain()
  expect(await counts(moderator)).toEqual([
    [1, 2],
    [0, 0],
    [0, 0],
  ])
  expectRefusal(await tarni.patch(`/forum/topics/${topic.id}`, { category: 'staff' }), 'not_found')
  const moved = await moderator.patch(`/forum/topics/${topic.id}`, { category: 'staff' })
  expect(moved.body).toMatchObject({ categorySlug: 'staff', categoryName: 'Staff' })
  for (const who of [visitor, tarni]) {
    expectRefusal(await who.get(`/forum/topics/${topic.id}`), 'not_found')
    expect(titles(await who.get('/forum/topics'))).toEqual([])
    expect((await who.get('/forum/search?q=boots')).body.items).toEqual([])
  }
  await drain()
  expect(await counts(moderator)).toEqual([
    [0, 0],
    [0, 0],
    [1, 2],
  ])
})

test('a pinned topic stays on top until it is unpinned', async () => {
  const { tarni, moderator, visitor, clock } = await aForum()
  const { topic } = await aTopic(tarni, { title: 'House rules' })
  clock.advance({ minutes: 1 })
  await aTopic(tarni, { title: 'Newer one' })
  const pin = (who: typeof tarni, pinned: boolean) => who.post(`/forum/topics/${topic.id}/pin`, { pinned })
  expectRefusal(await pin(tarni, true), 'not_permitted')
  expect((await pin(moderator, true)).body).toMatchObject({ pinned: true, may: { pin: true } })
  expect(titles(await visitor.get('/forum/topics'))).toEqual(['House rules', 'Newer one'])
  await pin(moderator, false)
  expect(titles(await visitor.get('/forum/topics'))).toEqual(['Newer one', 'House rules'])
})

test('[FOR-04] authors take back a topic nobody replied to, moderators any; then it is nowhere', async () => {
  const { tarni, col, moderator, visitor, stranger } = await aForum()
  const { topic: alone } = await aTopic(tarni)
  const { topic: discussed } = await aTopic(tarni)
  await aPost(col, discussed)
  const remove = (who: typeof tarni, id: string) => who.delete(`/forum/topics/${id}`)
  expectRefusal(await remove(col, alone.id), 'not_permitted')
  expectRefusal(await remove(visitor, alone.id), 'sign_in_required')
  expectRefusal(await remove(stranger, alone.id), 'not_found')
  expectRefusal(await remove(tarni, discussed.id), 'topic_has_replies')
  expect((await remove(tarni, alone.id)).body).toEqual({ removed: true })
  expect((await remove(moderator, discussed.id)).body).toEqual({ removed: true })
  for (const id of [alone.id, discussed.id, NOWHERE]) {
    expectRefusal(await remove(moderator, id), 'not_found')
    expectRefusal(await tarni.get(`/forum/topics/${id}`), 'not_found')
    expectRefusal(await tarni.post(`/forum/topics/${id}/posts`, { body: 'Words.' }), 'not_found')
    expectRefusal(await tarni.post(`/forum/topics/${id}/read`, { number: 1 }), 'not_found')
    expectRefusal(await moderator.post(`/forum/topics/${id}/close`), 'not_found')
  }
})

test('categories count what can be seen, whatever happened in whatever order', async () => {
  const { tarni, col, moderator, drain, clock } = await aForum()
  const { topic } = await aTopic(tarni)
  clock.advance({ minutes: 1 })
  const post = await aPost(col, topic)
  const { topic: other } = await aTopic(tarni)
  await aPost(col, other)
  await col.delete(`/forum/posts/${post.id}`)
  await moderator.delete(`/forum/topics/${other.id}`)
  await drain()
  const [general] = (await tarni.get('/forum/categories')).body.items
  expect(general).toMatchObject({ topicCount: 1, postCount: 1, lastPostAt: topic.createdAt })
})

test('[API-19] what was removed is erased after the retention time, and not before', async () => {
  const { tarni, moderator, visitor, clock, drain, host, transact } = await aForum()
  const { topic } = await aTopic(tarni, { title: 'To be removed' })
  const { topic: kept } = await aTopic(tarni, { title: 'To be kept' })
  const post = await aPost(tarni, kept, { body: 'Draft' })
  await tarni.patch(`/forum/posts/${post.id}`, { body: 'Regretted.' })
  await tarni.delete(`/forum/posts/${post.id}`)
  await moderator.delete(`/forum/topics/${topic.id}`)
  const rows = () =>
    transact(async (tx) => ({
      topics: (await tx.db.selectFrom('forum_topics').select('title').execute()).map((row) => row.title),
      words: (await tx.db.selectFrom('forum_posts').where('id', '=', post.id).select('body').execute()).map((row) => row.body),
      versions: (await tx.db.selectFrom('forum_post_versions').select('body').execute()).length,
    }))
  const purge = async () => {
    const job = host.registry.jobs.get('forum.purge-removed')
    if (!job) throw new Error('The job is not declared')
    await transact(async (tx) => tx.ask(job, {}))
    await drain()
  }
  clock.advance({ hours: 30 * 24 - 1 })
  await purge()
  expect(await rows()).toMatchObject({ words: ['Regretted.'], versions: 1 })
  clock.advance({ hours: 2 })
  await purge()
  expect(await rows()).toEqual({ topics: ['To be kept'], words: [''], versions: 0 })
  expect((await visitor.get(`/forum/topics/${kept.id}`)).body.posts[1]).toMatchObject({ number: 2, removed: true })
})
