import { systemActor } from '@guildhall/kernel'
import { expect, test } from 'vitest'
import { LivePost, LiveTopic, postAdded, postEdited, postRemoved, topicChanged, topicCreated } from '../contract/index.ts'
import { aPost, aTopic } from '../testing/factories.ts'
import { aForum, NOWHERE } from './people.ts'

async function aListener() {
  const forum = await aForum()
  const { host, tenant } = forum
  const reader = host.reader(tenant, systemActor(tenant.id))
  const present = (event: { name: string }, data: object) => host.registry.live.get(event.name)?.(reader, data)
  return { ...forum, present }
}

test('what listeners are sent about a post is what a fresh fetch shows', async () => {
  const { tarni, col, visitor, present } = await aListener()
  const { topic } = await aTopic(tarni)
  const post = await aPost(col, topic)
  const fresh = async () => (await visitor.get(`/forum/topics/${topic.id}`)).body
  const agree = async (event: { name: string }) => {
    const sent = LivePost.parse(await present(event, { postId: post.id, topicId: topic.id, categoryId: topic.categoryId }))
    const { topic: now, posts, postCount } = await fresh()
    expect(sent).toEqual({
      topicId: topic.id,
      categoryId: topic.categoryId,
      post: posts[1],
      postCount,
      replyCount: now.replyCount,
      lastPostAt: now.lastPostAt,
      lastPoster: now.lastPoster,
    })
  }
  await agree(postAdded)
  await col.patch(`/forum/posts/${post.id}`, { body: 'Other words.' })
  await agree(postEdited)
  await col.delete(`/forum/posts/${post.id}`)
  await agree(postRemoved)
})

test('what listeners are sent about a topic is its row in a fresh list', async () => {
  const { tarni, moderator, visitor, present } = await aListener()
  const { topic } = await aTopic(tarni)
  const agree = async (event: { name: string }) => {
    const { topic: sent } = LiveTopic.parse(await present(event, { topicId: topic.id, categoryId: topic.categoryId }))
    const { unread, ...row } = (await visitor.get('/forum/topics')).body.items[0]
    expect(unread).toBeNull()
    expect(sent).toMatchObject(row)
  }
  await agree(topicCreated)
  await moderator.post(`/forum/topics/${topic.id}/close`)
  await moderator.post(`/forum/topics/${topic.id}/pin`, { pinned: true })
  await agree(topicChanged)
})

test('a room is open to whoever may read what it is about', async () => {
  const { tarni, moderator, host, tenant } = await aListener()
  const { topic } = await aTopic(moderator, { category: 'staff' })
  const hears = async (who: typeof tarni, room: string, id: string) => {
    const actor = await host.authenticate(tenant, (await who.identity()).token)
    if (!actor) throw new Error('Not signed in')
    return host.registry.rooms.get(room)?.(host.reader(tenant, actor), id)
  }
  expect(await hears(moderator, 'forum.topic', topic.id)).toBe(true)
  expect(await hears(moderator, 'forum.category', topic.categoryId)).toBe(true)
  expect(await hears(tarni, 'forum.topic', topic.id)).toBe(false)
  expect(await hears(tarni, 'forum.category', topic.categoryId)).toBe(false)
  expect(await hears(moderator, 'forum.topic', NOWHERE)).toBe(false)
})

test('an event from before a topic moved tells its old listeners no more than ids', async () => {
  const { tarni, moderator, present } = await aListener()
  const { topic, post } = await aTopic(tarni)
  const ids = { topicId: topic.id, categoryId: topic.categoryId }
  await moderator.patch(`/forum/topics/${topic.id}`, { category: 'staff' })
  expect(await present(topicCreated, ids)).toEqual(ids)
  expect(await present(postEdited, { ...ids, postId: post.id })).toEqual({ ...ids, postId: post.id })
})
