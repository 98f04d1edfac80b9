import { expectRefusal } from '@guildhall/kernel/testing'
import { expect, test } from 'vitest'
import { aPost, aTopic } from '../testing/factories.ts'
import { aForum } from './people.ts'

test('[FOR-05] a reply gets the next number and moves the topic to the top', async () => {
  const { tarni, col, visitor, clock } = await aForum()
  const { topic } = await aTopic(tarni)
  clock.advance({ minutes: 1 })
  await aTopic(tarni, { title: 'Another one' })
  clock.advance({ minutes: 1 })
  const post = await aPost(col, topic, { body: 'Try *these*.' })
  expect(post).toMatchObject({
    number: 2,
    topicId: topic.id,
    html: '<p>Try <em>these</em>.</p>\n',
    author: { displayName: 'Col' },
  })
  const [first] = (await visitor.get('/forum/topics')).body.items
  expect(first).toMatchObject({ id: topic.id, replyCount: 1, lastPoster: { displayName: 'Col' }, lastPostAt: post.createdAt })
})

test('[FOR-14] a reply may answer another post of its topic, and only one that is there', async () => {
  const { tarni, col } = await aForum()
  const { topic } = await aTopic(tarni)
  expect(await aPost(col, topic, { replyTo: 1 })).toMatchObject({ number: 2, replyTo: 1 })
  const answer = await col.post(`/forum/topics/${topic.id}/posts`, { body: 'To nobody.', replyTo: 9 })
  expectRefusal(answer, 'reply_target_missing')
  expect(answer.body).toMatchObject({ status: 400, errors: [{ field: 'replyTo' }] })
})

test('twenty replies at once get the numbers 2 to 21, and every one is kept', async () => {
  const { tarni, visitor, as } = await aForum()
  const { topic } = await aTopic(tarni)
  const authors = Array.from({ length: 20 }, () => as({ roles: ['member'] }))
  const posts = await Promise.all(authors.map((author) => aPost(author, topic)))
  expect(posts.map((post) => post.number).sort((a, b) => a - b)).toEqual(Array.from({ length: 20 }, (_, i) => i + 2))
  const shown = (await visitor.get(`/forum/topics/${topic.id}`)).body
  expect(shown).toMatchObject({ postCount: 21, topic: { replyCount: 20 }, nextFrom: 21 })
})

test('[SM-13] a closed topic takes no replies until it is reopened; closing twice names what is possible', async () => {
  const { tarni, col, moderator } = await aForum()
  const { topic } = await aTopic(tarni)
  const reply = () => col.post(`/forum/topics/${topic.id}/posts`, { body: 'Words.' })
  expectRefusal(await tarni.post(`/forum/topics/${topic.id}/close`), 'not_permitted')
  expect((await moderator.post(`/forum/topics/${topic.id}/lock`)).body).toMatchObject({ state: 'closed', may: { reply: false } })
  const refused = await reply()
  expectRefusal(refused, 'topic_closed')
  expect(refused.status).toBe(409)
  const again = await moderator.post(`/forum/topics/${topic.id}/close`)
  expectRefusal(again, 'illegal_transition')
  expect(again.body.legal).toEqual([{ move: 'reopen', to: 'open' }])
  expect((await moderator.post(`/forum/topics/${topic.id}/reopen`)).body).toMatchObject({ state: 'open' })
  expect((await reply()).status).toBeLessThan(300)
})

test('[FOR-26] visitors, strangers and members without the right do not reply', async () => {
  const { tarni, visitor, stranger, as, tenant } = await aForum()
  const { topic } = await aTopic(tarni)
  const at = `/forum/topics/${topic.id}/posts`
  expectRefusal(await visitor.post(at, { body: 'Words.' }), 'sign_in_required')
  expectRefusal(await stranger.post(at, { body: 'Words.' }), 'not_found')
  expectRefusal(await stranger.at(tenant).post(at, { body: 'Words.' }), 'session_expired')
  expectRefusal(await as({ roles: ['visitor'] }).post(at, { body: 'Words.' }), 'not_permitted')
  expectRefusal(await tarni.post(at, { body: '' }), 'invalid_input')
})

test('the same idempotency key makes one reply', async () => {
  const { tarni, visitor } = await aForum()
  const { topic } = await aTopic(tarni)
  const send = () => tarni.post(`/forum/topics/${topic.id}/posts`, { body: 'Once.' }, { headers: { 'idempotency-key': 'once' } })
  const [first, second] = [await send(), await send()]
  expect(second.body).toEqual(first.body)
  expect((await visitor.get(`/forum/topics/${topic.id}`)).body.postCount).toBe(2)
})
