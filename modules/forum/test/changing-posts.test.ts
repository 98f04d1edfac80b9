import { expectRefusal } from '@guildhall/kernel/testing'
import { expect, test } from 'vitest'
import { aPost, aTopic } from '../testing/factories.ts'
import { aForum, NOWHERE } from './people.ts'

test('[FOR-09, FOR-16] authors change their words for five minutes, moderators at any time; each version is kept', async () => {
  const { tarni, col, moderator, clock, transact } = await aForum()
  const { topic } = await aTopic(tarni)
  const post = await aPost(col, topic, { body: 'Frist.' })
  const edit = (who: typeof col, body: string) => who.put(`/forum/posts/${post.id}`, { body })
  clock.advance({ minutes: 4, seconds: 59 })
  expect((await edit(col, 'First.')).body).toMatchObject({ html: '<p>First.</p>\n', editedAt: clock.now(), number: 2 })
  clock.advance({ seconds: 1 })
  expectRefusal(await edit(col, 'Late.'), 'edit_time_over')
  expectRefusal(await edit(tarni, 'Not mine.'), 'not_permitted')
  expect((await edit(moderator, 'Tidied.')).body.body).toBe('Tidied.')
  const versions = await transact((tx) =>
    tx.db
      .selectFrom('forum_post_versions')
      .where('post_id', '=', post.id)
      .select(['body', 'written_by'])
      .orderBy('written_at')
      .execute(),
  )
  const { memberId } = await col.identity()
  expect(versions).toEqual([
    { body: 'Frist.', written_by: memberId },
    { body: 'First.', written_by: memberId },
  ])
})

test('a community decides how long words may be changed', async () => {
  const { tarni, clock, tenant, host } = await aForum()
  const settings = JSON.stringify({ forum: { editGraceMinutes: 60 } })
  await host.db.global.updateTable('tenants').set({ settings }).where('id', '=', tenant.id).execute()
  host.tenants.forget()
  const { post } = await aTopic(tarni)
  clock.advance({ minutes: 59 })
  expect((await tarni.patch(`/forum/posts/${post.id}`, { body: 'Still time.' })).status).toBe(200)
})

test('changing the opening post changes the excerpt in the list', async () => {
  const { tarni, visitor } = await aForum()
  const { post } = await aTopic(tarni)
  await tarni.patch(`/forum/posts/${post.id}`, { body: 'New words.' })
  expect((await visitor.get('/forum/topics')).body.items[0].excerpt).toBe('New words.')
})

test('[FOR-09] a removed reply leaves a marker without words, and the topic goes back to its last reply', async () => {
  const { tarni, col, visitor, clock } = await aForum()
  const { topic } = await aTopic(tarni)
  clock.advance({ minutes: 1 })
  const post = await aPost(col, topic, { body: 'Secret.' })
  expectRefusal(await tarni.delete(`/forum/posts/${post.id}`), 'not_permitted')
  expectRefusal(await visitor.delete(`/forum/posts/${post.id}`), 'sign_in_required')
  expect((await col.delete(`/forum/posts/${post.id}`)).body).toMatchObject({ removed: true, html: '', body: '' })
  const shown = (await visitor.get(`/forum/topics/${topic.id}`)).body
  expect(JSON.stringify(shown)).not.toContain('Secret')
  expect(shown).toMatchObject({ postCount: 2, posts: [{ removed: false }, { number: 2, removed: true }] })
  expect(shown.topic).toMatchObject({ replyCount: 0, lastPostAt: topic.createdAt, lastPoster: { displayName: 'Tarni' } })
  expectRefusal(await col.delete(`/forum/posts/${post.id}`), 'post_removed')
  expectRefusal(await col.patch(`/forum/posts/${post.id}`, { body: 'Back.' }), 'post_removed')
  expectRefusal(await tarni.post(`/forum/topics/${topic.id}/posts`, { body: 'To it.', replyTo: 2 }), 'reply_target_missing')
})

test('two who remove the same reply at once count it once', async () => {
  const { tarni, moderator, visitor } = await aForum()
  const { topic } = await aTopic(tarni)
  const post = await aPost(tarni, topic)
  await aPost(tarni, topic)
  const answers = await Promise.all([tarni, moderator, tarni, moderator].map((who) => who.delete(`/forum/posts/${post.id}`)))
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 410, 410, 410])
  expect((await visitor.get(`/forum/topics/${topic.id}`)).body.topic.replyCount).toBe(1)
})

test('the opening post goes only with its topic', async () => {
  const { tarni, moderator } = await aForum()
  const { post } = await aTopic(tarni)
  for (const who of [tarni, moderator]) expectRefusal(await who.delete(`/forum/posts/${post.id}`), 'opening_post_stays')
})

test('a post in a hidden category, of another community or of nobody is the same 404', async () => {
  const { moderator, tarni, stranger } = await aForum()
  const { post } = await aTopic(moderator, { category: 'staff' })
  for (const [who, id] of [
    [tarni, post.id],
    [stranger, post.id],
    [tarni, NOWHERE],
  ] as const) {
    expectRefusal(await who.patch(`/forum/posts/${id}`, { body: 'Words.' }), 'not_found')
    expectRefusal(await who.delete(`/forum/posts/${id}`), 'not_found')
  }
})
