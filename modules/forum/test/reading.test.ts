import type { OutputOf } from '@guildhall/kernel'
import { databaseStats } from '@guildhall/kernel/host'
import { expectRefusal } from '@guildhall/kernel/testing'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { showTopic } from '../contract/index.ts'
import { aCategory, aPost, aTopic } from '../testing/factories.ts'
import { aForum, NOWHERE } from './people.ts'

const titles = (answer: { body: { items: { title: string }[] } }) => answer.body.items.map(({ title }) => title)

test('[FOR-02] visitors, members and moderators see the categories that are for them', async () => {
  const { visitor, tarni, moderator, stranger } = await aForum()
  const seen = async (who: typeof visitor) => (await who.get('/forum/categories')).body.items
  expect((await seen(visitor)).map((category: { key: string }) => category.key)).toEqual(['general'])
  expect((await seen(tarni)).map((category: { key: string }) => category.key)).toEqual(['general', 'lounge'])
  expect((await seen(moderator)).map((category: { key: string }) => category.key)).toEqual(['general', 'lounge', 'staff'])
  expect((await seen(tarni))[0].may).toEqual({ createTopic: true })
  expect((await seen(visitor))[0].may).toEqual({ createTopic: false })
  expect(await seen(stranger)).not.toContainEqual(expect.objectContaining({ id: (await seen(visitor))[0].id }))
})

test('[FOR-02, FOR-08] topics of hidden categories are in no list and have no page', async () => {
  const { visitor, tarni, moderator, stranger } = await aForum()
  await aTopic(tarni, { title: 'For everyone' })
  const { topic: members } = await aTopic(tarni, { title: 'Among ourselves', category: 'lounge' })
  const { topic: staff } = await aTopic(moderator, { title: 'For moderators', category: 'staff' })
  expect(titles(await visitor.get('/forum/topics'))).toEqual(['For everyone'])
  expect(titles(await tarni.get('/forums/topics'))).toEqual(['Among ourselves', 'For everyone'])
  expect(titles(await moderator.get('/forums/threads'))).toEqual(['For moderators', 'Among ourselves', 'For everyone'])
  expect(titles(await stranger.get('/forum/topics'))).toEqual([])
  expect(titles(await tarni.get('/forum/categories/lounge/topics'))).toEqual(['Among ourselves'])
  for (const category of ['staff', 'nowhere']) expectRefusal(await tarni.get(`/forum/categories/${category}/topics`), 'not_found')
  for (const [who, ref] of [
    [visitor, members.id],
    [visitor, members.slug],
    [tarni, staff.id],
    [stranger, members.id],
    [tarni, NOWHERE],
  ] as const) {
    for (const path of [`/forum/topics/${ref}`, `/forum/topics/${ref}/posts`]) expectRefusal(await who.get(path), 'not_found')
  }
})

test('[API-17] paging by cursor meets every topic once, pinned ones first, while new ones arrive', async () => {
  const { tarni, moderator, visitor, clock } = await aForum()
  const made: string[] = []
  for (let i = 0; i < 7; i++) {
    if (i % 3 === 0) clock.advance({ seconds: 1 })
    made.push((await aTopic(tarni, { title: `Topic ${i}` })).topic.id)
  }
  await moderator.post(`/forum/topics/${made[2]}/pin`, { pinned: true })
  const met: string[] = []
  for (let cursor: string | null | undefined; cursor !== null; ) {
    const { body } = await visitor.get(`/forum/topics?limit=2${cursor ? `&cursor=${cursor}` : ''}`)
    met.push(...body.items.map(({ id }: { id: string }) => id))
    cursor = body.nextCursor
    clock.advance({ seconds: 1 })
    await aTopic(tarni, { title: 'Arrived meanwhile' })
  }
  expect(met[0]).toBe(made[2])
  expect(met.toSorted()).toEqual(made.toSorted())
})

test('[API-17] page and limit are accepted; a strange cursor and a strange limit are refused', async () => {
  const { tarni, visitor, clock } = await aForum()
  for (const title of ['First one', 'Second one', 'Third one']) {
    await aTopic(tarni, { title })
    clock.advance({ seconds: 1 })
  }
  expect(titles(await visitor.get('/forum/topics?limit=2'))).toEqual(['Third one', 'Second one'])
  expect(titles(await visitor.get('/forum/topics?limit=2&page=2'))).toEqual(['First one'])
  const elsewhere = Buffer.from('["x"]').toString('base64url')
  for (const query of ['cursor=nonsense', `cursor=${elsewhere}`, 'limit=101', 'limit=0', 'page=0', 'sort=random']) {
    expectRefusal(await visitor.get(`/forum/topics?${query}`), 'invalid_input')
  }
})

test('[FOR-15] posts come 20 a page, from any number, without gaps or repeats', async () => {
  const { tarni, visitor } = await aForum()
  const { topic } = await aTopic(tarni)
  for (let i = 0; i < 44; i++) await aPost(tarni, topic, { body: `Reply ${i}` })
  const numbers: number[] = []
  for (let from: number | null = 1; from !== null; ) {
    const { body }: { body: OutputOf<typeof showTopic> } = await visitor.call(showTopic, { topic: topic.slug, from })
    expect(body).toMatchObject({ postCount: 45 })
    numbers.push(...body.posts.map((post) => post.number))
    from = body.nextFrom
  }
  const all = Array.from({ length: 45 }, (_, i) => i + 1)
  expect(numbers).toEqual(all)
  const listed: number[] = []
  for (let cursor: string | null | undefined; cursor !== null; ) {
    const { body } = await visitor.get(`/forum/topics/${topic.id}/posts?limit=7${cursor ? `&cursor=${cursor}` : ''}`)
    listed.push(...body.items.map((post: { number: number }) => post.number))
    cursor = body.nextCursor
  }
  expect(listed).toEqual(all)
  expect((await visitor.get(`/forum/topics/${topic.id}?from=46`)).body).toMatchObject({ posts: [], nextFrom: null })
})

test('what is unread follows the read mark, which moves forward only and never past the end', async () => {
  const { tarni, col, visitor } = await aForum()
  const { topic } = await aTopic(tarni)
  const unread = async (who: typeof tarni) => (await who.get('/forum/topics')).body.items[0].unread
  expect(await unread(col)).toBeNull()
  await aPost(col, topic)
  await aPost(tarni, topic)
  expect([await unread(tarni), await unread(col), await unread(visitor)]).toEqual([0, 1, null])
  const mark = async (number: number) => (await col.post(`/forum/topics/${topic.id}/read`, { number })).body.lastRead
  expect([await mark(99), await mark(1)]).toEqual([3, 3])
  expect(await unread(col)).toBe(0)
  await aPost(tarni, topic)
  expect((await col.get(`/forum/topics/${topic.id}`)).body.topic).toMatchObject({ unread: 1, lastRead: 3 })
  expectRefusal(await visitor.post(`/forum/topics/${topic.id}/read`, { number: 1 }), 'sign_in_required')
  expectRefusal(await col.post(`/forum/topics/${topic.id}/read`, { number: 0 }), 'invalid_input')
})

test('[DB-12] a list and a topic are one statement each beside the session, however many rows they show', async () => {
  const { tarni, col } = await aForum()
  const { topic } = await aTopic(tarni)
  for (let i = 0; i < 5; i++) await aTopic(i % 2 ? tarni : col, { title: `Topic ${i}` })
  for (let i = 0; i < 5; i++) await aPost(i % 2 ? tarni : col, topic)
  const statementsOf = async (path: string) => {
    await tarni.get(path)
    const before = databaseStats.statements
    await tarni.get(path)
    return databaseStats.statements - before
  }
  for (const path of [
    '/forum/topics',
    '/forum/categories/general/topics',
    `/forum/topics/${topic.id}`,
    '/forum/categories',
    '/forum/search?q=boots',
  ]) {
    expect([path, await statementsOf(path)]).toEqual([path, 2])
  }
})

test('[DB-09] the first page of a list is read off an index of the tenant in order', async () => {
  const { database, tenant, transact } = await aForum({ sections: { forum: { categories: [aCategory()] } } })
  await transact(async (tx) => {
    await sql`insert into forum_topics (tenant_id, id, slug, title, category_id, audience, author_id, excerpt, created_at, last_post_at, last_poster_id)
      select ${tenant.id}, gen_random_uuid(), 't' || n, 'Topic ' || n, (select id from forum_categories limit 1), 'public', gen_random_uuid(), '',
        now(), now() - n * interval '1 minute', gen_random_uuid() from generate_series(1, 3000) n`.execute(tx.db)
  })
  const plan = await sql<{ 'QUERY PLAN': string }>`explain (costs off)
    select id from forum_topics where audience = any ('{public}') and removed_at is null
    order by pinned desc, last_post_at desc, id desc limit 31`.execute(database.db.tenant(tenant.id))
  const text = plan.rows.map((row) => row['QUERY PLAN']).join('\n')
  expect(text).toContain('forum_topics_latest')
  expect(text).not.toContain('Sort')
})

test('sitemap and feed name what anyone may read, newest first', async () => {
  const { tarni, visitor, clock } = await aForum()
  const { topic, post } = await aTopic(tarni, { title: 'First one', body: '**Bold**' })
  await aTopic(tarni, { title: 'Among ourselves', category: 'lounge' })
  clock.advance({ minutes: 1 })
  const { topic: second } = await aTopic(tarni, { title: 'Second one' })
  await tarni.patch(`/forum/posts/${post.id}`, { body: '**Bolder**' })
  for (const who of [visitor, tarni]) {
    expect((await who.get('/forum/sitemap')).body).toEqual({
      items: [
        { slug: second.slug, lastPostAt: second.lastPostAt },
        { slug: topic.slug, lastPostAt: topic.lastPostAt },
      ],
      nextCursor: null,
    })
    const [, first] = (await who.get('/forum/feed')).body.items
    expect(first).toMatchObject({
      title: 'First one',
      html: '<p><strong>Bolder</strong></p>\n',
      categoryName: 'General',
      updatedAt: clock.now(),
    })
  }
})

test('where visitors may not read, lists, sitemap, feed and search are empty for them', async () => {
  const roles = [
    { key: 'visitor', name: 'Visitor', visitor: true },
    { key: 'member', name: 'Member', default: true, permissions: ['forum.audience.*', 'forum.topic.create'] },
    { key: 'moderator', name: 'Moderator', permissions: ['*'] },
  ]
  const { tarni, visitor } = await aForum({ sections: { access: { roles } } })
  await aTopic(tarni)
  for (const path of ['categories', 'topics', 'sitemap', 'feed', 'search?q=boots']) {
    expect((await tarni.get(`/forum/${path}`)).body.items).toHaveLength(path === 'categories' ? 3 : 1)
    expect((await visitor.get(`/forum/${path}`)).body.items).toEqual([])
  }
})

test('numbers larger than any post are refused, not a fault of ours', async () => {
  const { tarni, visitor } = await aForum()
  const { topic } = await aTopic(tarni)
  expect((await visitor.get(`/forum/topics/${topic.id}?from=99999999999`)).status).toBe(400)
  expect((await tarni.post(`/forum/topics/${topic.id}/posts`, { body: 'Words.', replyTo: 99_999_999_999 })).status).toBe(400)
})
