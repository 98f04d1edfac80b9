import { type AnyWriter, systemActor } from '@guildhall/kernel'
import { expect, test } from 'vitest'
import { forumSection } from '../server/blueprint.ts'
import { aCategory, aTopic } from '../testing/factories.ts'
import { aForum } from './people.ts'

async function aBlueprint() {
  const forum = await aForum()
  const { host, tenant, transact } = forum
  const install = (categories: unknown[]) =>
    transact((tx: AnyWriter) => forumSection.install(tx, forumSection.schema.parse({ categories })))
  const exported = () => forumSection.export(host.reader(tenant, systemActor(tenant.id)))
  const seenBy = async (who: typeof forum.tarni) =>
    (await who.get('/forum/categories')).body.items.map((category: { key: string }) => category.key)
  return { ...forum, install, exported, seenBy }
}

test('installing what was exported changes nothing, and order is kept', async () => {
  const { install, exported } = await aBlueprint()
  const categories = [aCategory({ key: 'zebra' }), aCategory({ key: 'ant', audience: 'staff' }), aCategory({ key: 'moth' })]
  await install(categories)
  const first = await exported()
  expect(first).toEqual({ categories })
  await install(first.categories)
  expect(await exported()).toEqual(first)
})

test('a category keeps its id through renaming, and two may trade addresses', async () => {
  const { install, visitor } = await aBlueprint()
  const [one, two] = [aCategory({ key: 'one' }), aCategory({ key: 'two' })]
  const ids = async () =>
    Object.fromEntries((await visitor.get('/forum/categories')).body.items.map((c: { key: string; id: string }) => [c.key, c.id]))
  await install([one, two])
  const before = await ids()
  await install([
    { ...one, slug: 'two', name: 'Renamed' },
    { ...two, slug: 'one' },
  ])
  expect(await ids()).toEqual(before)
})

test('a category left out goes when it is empty; with topics it stays, for staff only', async () => {
  const { install, exported, seenBy, tarni, moderator, visitor } = await aBlueprint()
  const { topic } = await aTopic(tarni)
  await install([aCategory({ key: 'fresh' })])
  expect(await seenBy(tarni)).toEqual(['fresh'])
  expect(await seenBy(moderator)).toEqual(['fresh', 'general'])
  expect((await visitor.get(`/forum/topics/${topic.id}`)).status).toBe(404)
  expect((await moderator.get(`/forum/topics/${topic.id}`)).status).toBe(200)
  const kept = await exported()
  await install(kept.categories)
  expect(await exported()).toEqual(kept)
})

test('a category that becomes public takes its topics along', async () => {
  const { install, tarni, visitor } = await aBlueprint()
  const { topic } = await aTopic(tarni, { category: 'lounge' })
  expect((await visitor.get(`/forum/topics/${topic.id}`)).status).toBe(404)
  await install([aCategory({ key: 'lounge', audience: 'public' })])
  expect((await visitor.get(`/forum/topics/${topic.id}`)).status).toBe(200)
})

test('[DB-11] demo topics read as if lived in, are counted, and installing them again adds nothing', async () => {
  const { transact, host, tenant, visitor, clock, drain } = await aBlueprint()
  const people = host.registry.modules.flatMap((module) => module.sections ?? []).find(({ name }) => name === 'people')?.demo
  const members = [{ key: 'bev', name: 'Bev', email: `${tenant.slug}@example.org`, roles: ['member'] }]
  const topics = [
    {
      key: 'old',
      category: 'general',
      title: 'An old question',
      author: 'bev',
      daysAgo: 9.5,
      body: 'Who **knows**?',
      closed: true,
    },
    {
      key: 'rules',
      category: 'general',
      title: 'An old question',
      author: 'bev',
      daysAgo: 12,
      body: 'Be kind.',
      pinned: true,
      replies: [{ author: 'bev', daysAgo: 11.5, body: 'Agreed.', replyTo: 1 }],
    },
  ]
  const install = () =>
    transact(async (tx: AnyWriter) => {
      await people?.install(tx, people.schema.parse({ members }))
      await forumSection.demo?.install(tx, forumSection.demo.schema.parse({ topics }))
    })
  await install()
  await install()
  await drain()
  const { items } = (await visitor.get('/forum/topics')).body
  expect(items).toMatchObject([
    { slug: 'an-old-question-2', pinned: true, replyCount: 1, author: { displayName: 'Bev' } },
    { slug: 'an-old-question', state: 'closed', excerpt: 'Who knows?' },
  ])
  expect(Temporal.Instant.from(clock.now()).since(items[0].lastPostAt).total('hours')).toBeCloseTo(11.5 * 24, 1)
  const [general] = (await visitor.get('/forum/categories')).body.items
  expect(general).toMatchObject({ topicCount: 2, postCount: 3, lastPostAt: items[1].lastPostAt })
  expect((await visitor.get('/forum/search?q=agreed')).body.items).toHaveLength(1)
  const said = await transact(({ db }) =>
    db.selectFrom('events').where('name', '=', 'forum.history.added').select('data').execute(),
  )
  expect(said).toMatchObject([{ data: { topics: [items[1].createdAt, items[0].createdAt], posts: [items[0].lastPostAt] } }])
})

test('a demo reply to a post that is not there yet is named', () => {
  const reply = { author: 'bev', daysAgo: 1, body: 'Yes.' }
  const topic = { key: 'a', category: 'general', title: 'A question', author: 'bev', daysAgo: 2, body: 'Well?' }
  const check = forumSection.demo?.rules?.find((rule) => rule.kind === 'check')
  const find = (replies: object[]) =>
    check?.kind === 'check' && check.find({ demo: { forum: { topics: [{ ...topic, replies }] } } })
  expect(find([reply, { ...reply, replyTo: 2 }])).toEqual([])
  expect(find([reply, { ...reply, replyTo: 3 }])).toMatchObject([
    { path: ['demo', 'forum', 'topics', 0, 'replies', 1, 'replyTo'], value: 3 },
  ])
})

test('a topic that is started or moved while its category is being closed to the public is not left open', async () => {
  const { host, tenant, tarni, moderator, visitor } = await aBlueprint()
  const { topic: moving } = await aTopic(tarni, { category: 'lounge' })
  const closing = Promise.withResolvers<void>()
  const closed = Promise.withResolvers<void>()
  const upgrade = host.transact(tenant, systemActor(tenant.id), async (tx) => {
    await tx.db.updateTable('forum_categories').set({ audience: 'staff' }).where('slug', '=', 'general').execute()
    closing.resolve()
    await closed.promise
  })
  await closing.promise
  const body = { category: 'general', title: 'While the door closes', body: 'Words.' }
  const starting = moderator.post('/forum/topics', body)
  const coming = moderator.patch(`/forum/topics/${moving.id}`, { category: 'general' })
  await new Promise((resolve) => setTimeout(resolve, 200))
  closed.resolve()
  await upgrade
  expect((await starting).status).toBe(200)
  expect((await coming).status).toBe(200)
  expect((await visitor.get(`/forum/topics/${(await starting).body.topic.id}`)).status).toBe(404)
  expect((await visitor.get(`/forum/topics/${moving.id}`)).status).toBe(404)
})
