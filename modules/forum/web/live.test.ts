import { expect, test } from 'vitest'
import type { LivePost } from '../contract/live.ts'
import type { Post } from '../contract/post.ts'
import type { Topic } from '../contract/topic.ts'
import { live, type TopicPage } from './live.ts'

const author = { memberId: 'm1', displayName: 'Ada', headline: '', hue: 1, avatarUrl: null, left: false }
const at = '2026-11-21T07:00:00.000Z'
const post = (number: number, more: Partial<Post> = {}): Post => ({
  ...{ id: `p${number}`, topicId: 't', number, author, replyTo: null, html: `<p>${number}</p>`, body: '', createdAt: at },
  ...{ editedAt: null, editableUntil: at, removed: false },
  ...more,
})
const page = (count: number, more: Partial<TopicPage> = {}): TopicPage => ({
  topic: { id: 't', state: 'open', replyCount: count - 1 } as Topic,
  posts: Array.from({ length: count }, (_, i) => post(i + 1)),
  postCount: count,
  nextFrom: null,
  muted: [],
  ...more,
})
const about = (changed: Post, postCount: number): { name: string; data: LivePost } => ({
  name: 'forum.post.added',
  data: {
    topicId: 't',
    categoryId: 'c',
    post: changed,
    postCount,
    replyCount: postCount - 1,
    lastPostAt: at,
    lastPoster: author,
  },
})

test('a reply of somebody else joins the end of the last page', () => {
  const after = live(page(2), about(post(3), 3))
  expect(after.posts.map(({ number }) => number)).toEqual([1, 2, 3])
  expect(after.topic.replyCount).toBe(2)
})

test('the same event twice is the same as once', () => {
  const once = live(page(2), about(post(3), 3))
  expect(live(once, about(post(3), 3))).toEqual(once)
})

test('a full page stays as it is and says where the next one begins, as a fresh fetch would', () => {
  const after = live(page(20), about(post(21), 21))
  expect(after.posts).toHaveLength(20)
  expect(after).toMatchObject({ nextFrom: 21, postCount: 21 })
})

test('on an earlier page only the figures change', () => {
  const before = page(20, { nextFrom: 21, postCount: 25 })
  expect(live(before, about(post(26), 26))).toMatchObject({ posts: before.posts, nextFrom: 21, postCount: 26 })
})

test('an edit and a removal change the post where it stands', () => {
  const edited = live(page(3), about(post(2, { html: '<p>new</p>', editedAt: at }), 3))
  expect(edited.posts[1]?.html).toBe('<p>new</p>')
  const removed = live(edited, about(post(2, { html: '', removed: true }), 3))
  expect(removed.posts.map((each) => each.removed)).toEqual([false, true, false])
})

test('events of other topics change nothing', () => {
  const before = page(2)
  const elsewhere = about(post(3), 3)
  expect(live(before, { ...elsewhere, data: { ...elsewhere.data, topicId: 'other' } })).toBe(before)
})

test('a topic that went elsewhere leaves its page as it is until the server is asked', () => {
  const before = page(2)
  expect(live(before, { name: 'forum.topic.removed', data: { topicId: 't' } })).toBe(before)
})
