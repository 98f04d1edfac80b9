import { expectRefusal } from '@guildhall/kernel/testing'
import { expect, test } from 'vitest'
import { aTopic } from '../testing/factories.ts'
import { aForum, NOWHERE } from './people.ts'

test('[FOR-04] a member starts a topic; it answers to its id and to its slug', async () => {
  const { tarni, visitor } = await aForum()
  const { topic, post } = await aTopic(tarni, { title: 'Où trouver des bottes?', body: 'Size **44**.' })
  expect(topic).toMatchObject({
    slug: 'ou-trouver-des-bottes',
    categorySlug: 'general',
    replyCount: 0,
    unread: 0,
    lastRead: 1,
    excerpt: 'Size 44.',
  })
  expect(topic.may).toEqual({ reply: true, edit: true, close: false, pin: false, remove: true, moderate: false })
  expect(post).toMatchObject({
    number: 1,
    replyTo: null,
    html: '<p>Size <strong>44</strong>.</p>\n',
    author: { displayName: 'Tarni' },
  })
  for (const ref of [topic.id, topic.slug]) {
    const shown = await visitor.get(`/forum/topics/${encodeURIComponent(ref)}`)
    expect(shown.body).toMatchObject({
      topic: { id: topic.id, unread: null },
      posts: [{ number: 1 }],
      postCount: 1,
      nextFrom: null,
    })
    expect(Object.values(shown.body.topic.may)).toEqual(Array(6).fill(false))
  }
})

test('topics of one title get addresses of their own, also when started at the same moment', async () => {
  const { tarni, col } = await aForum()
  const made = await Promise.all([tarni, col, tarni, col, tarni].map((author) => aTopic(author)))
  const slugs = made.map(({ topic }) => topic.slug).sort()
  expect(slugs).toEqual(['', '-2', '-3', '-4', '-5'].map((tail) => `which-boots-for-track-work${tail}`))
})

test('a title that looks like an id does not become an address that does', async () => {
  const { tarni, visitor } = await aForum()
  const { topic } = await aTopic(tarni, { title: NOWHERE })
  expect(topic.slug).toBe(`topic-${NOWHERE}`)
  expectRefusal(await visitor.get(`/forum/topics/${NOWHERE}`), 'not_found')
})

test('[FOR-26] visitors, members without the right and strangers start nothing', async () => {
  const { visitor, as, stranger, tenant } = await aForum()
  const input = { category: 'general', title: 'Which boots?', body: 'Words.' }
  expectRefusal(await visitor.post('/forum/topics', input), 'sign_in_required')
  expectRefusal(await as({ roles: ['visitor'] }).post('/forum/topics', input), 'not_permitted')
  expectRefusal(await stranger.at(tenant).post('/forum/topics', input), 'session_expired')
})

test('[FOR-20, API-16] what is missing, too long or unknown is named', async () => {
  const { tarni } = await aForum()
  const fields = async (input: unknown) => {
    const answer = await tarni.post('/forum/topics', input)
    expectRefusal(answer, 'invalid_input')
    return answer.body.errors.map((error: { field: string }) => error.field)
  }
  expect(await fields({ category: 'general', title: 'Hi', body: ' ' })).toEqual(['title', 'body'])
  expect(await fields({ category: 'general', title: 'x'.repeat(161), body: 'x'.repeat(30_001) })).toEqual(['title', 'body'])
  expect(await fields({ title: 'Which boots?', body: 'Words.' })).toEqual(['category'])
  expect(await fields({ category: 'general', title: 'Which boots?', body: 'Words.', pinned: true })).toEqual(['pinned'])
})

test('a category one may not read cannot be posted to, and looks like one that is not there', async () => {
  const { tarni, moderator } = await aForum()
  const words = { title: 'Which boots?', body: 'Words.' }
  const hidden = await tarni.post('/forum/topics', { category: 'staff', ...words })
  const missing = await tarni.post('/forum/topics', { category: 'nowhere', ...words })
  for (const answer of [hidden, missing]) expectRefusal(answer, 'not_found')
  expect(hidden.body.detail).toBe(missing.body.detail)
  expect((await moderator.post('/forum/topics', { category: 'staff', ...words })).status).toBeLessThan(300)
})

test('the same idempotency key starts one topic', async () => {
  const { tarni, visitor } = await aForum()
  const input = { category: 'general', title: 'Which boots?', body: 'Words.' }
  const headers = { 'idempotency-key': 'topic-1' }
  const [first, second] = [
    await tarni.post('/forum/topics', input, { headers }),
    await tarni.post('/forum/topics', input, { headers }),
  ]
  expect(second.body).toEqual(first.body)
  expect((await visitor.get('/forum/topics')).body.items).toHaveLength(1)
  expectRefusal(await tarni.post('/forum/topics', { ...input, body: 'Other.' }, { headers }), 'idempotency_key_reused')
})
