import { commandContract, id, instant, pageInput, pageOf, queryContract } from '@guildhall/kernel/contract'
import { Card } from '@guildhall/people/contract'
import { z } from 'zod'
import { Post, PostBody } from './post.ts'

export const TopicTitle = z.string().trim().min(5, 'Use at least 5 characters.').max(160, 'Use at most 160 characters.')
/** A topic's id or its slug. */
export const topicRef = z.string().min(1).max(200)

export const TopicRow = z.object({
  id,
  slug: z.string(),
  title: z.string(),
  categoryId: id,
  state: z.enum(['open', 'closed']),
  pinned: z.boolean(),
  author: Card,
  /** Replies that can be seen, the opening post not counted. */
  replyCount: z.number().int(),
  excerpt: z.string(),
  createdAt: instant,
  lastPostAt: instant,
  lastPoster: Card,
  /** Posts not read yet; null for visitors and for topics never opened. */
  unread: z.number().int().nullable(),
})
export type TopicRow = z.infer<typeof TopicRow>

export const Topic = TopicRow.extend({
  categorySlug: z.string(),
  categoryName: z.string(),
  /** Number of the last post read; 0 when none. */
  lastRead: z.number().int(),
  /** What the caller may do next. Own posts may be edited until their `editableUntil`; moderators may edit any. */
  may: z.object({
    reply: z.boolean(),
    edit: z.boolean(),
    close: z.boolean(),
    pin: z.boolean(),
    remove: z.boolean(),
    moderate: z.boolean(),
  }),
})
export type Topic = z.infer<typeof Topic>

export const listTopics = queryContract({
  name: 'forum.list-topics',
  http: 'GET /forum/topics',
  summary: 'Topics the caller may see, pinned ones first, then by their latest post.',
  access: 'anyone',
  input: z.strictObject({ ...pageInput, category: z.string().max(80).optional().describe('Slug of one category.') }),
  output: pageOf(TopicRow),
})

export const showTopic = queryContract({
  name: 'forum.show-topic',
  http: 'GET /forum/topics/:topic',
  summary: 'A topic with one page of its posts: from post number `from`, 20 a page.',
  access: 'anyone',
  input: z.strictObject({ topic: topicRef, from: z.coerce.number().int().min(1).default(1) }),
  output: z.object({
    topic: Topic,
    posts: z.array(Post),
    postCount: z.number().int(),
    nextFrom: z.number().int().nullable(),
    /** Members the caller mutes: their posts are shown folded, also those that come in while the page is open. */
    muted: z.array(id),
  }),
})

export const createTopic = commandContract({
  name: 'forum.create-topic',
  http: 'POST /forum/topics',
  summary: 'Starts a topic with its opening post.',
  access: 'member',
  requires: 'verified-email',
  rate: 'post',
  input: z.strictObject({ category: z.string().max(80).describe('Slug of the category.'), title: TopicTitle, body: PostBody }),
  output: z.object({ topic: Topic, post: Post }),
})

export const editTopic = commandContract({
  name: 'forum.edit-topic',
  http: 'PATCH /forum/topics/:topic',
  summary: 'Renames a topic or moves it to another category.',
  access: 'member',
  input: z.strictObject({ topic: topicRef, title: TopicTitle.optional(), category: z.string().max(80).optional() }),
  output: Topic,
})

const onTopic = { access: 'member', input: z.strictObject({ topic: topicRef }), output: Topic } as const

export const closeTopic = commandContract({
  name: 'forum.close-topic',
  http: 'POST /forum/topics/:topic/close',
  summary: 'Stops new replies in a topic.',
  ...onTopic,
})

export const reopenTopic = commandContract({
  name: 'forum.reopen-topic',
  http: 'POST /forum/topics/:topic/reopen',
  summary: 'Lets a closed topic take replies again.',
  ...onTopic,
})

export const pinTopic = commandContract({
  name: 'forum.pin-topic',
  http: 'POST /forum/topics/:topic/pin',
  summary: 'Keeps a topic at the top of its lists, or no longer.',
  access: 'member',
  input: z.strictObject({ topic: topicRef, pinned: z.boolean() }),
  output: Topic,
})

export const removeTopic = commandContract({
  name: 'forum.remove-topic',
  http: 'DELETE /forum/topics/:topic',
  summary: 'Takes a topic out of sight; it is purged after the retention time.',
  access: 'member',
  input: z.strictObject({ topic: topicRef }),
  output: z.object({ removed: z.boolean() }),
})

export const markRead = commandContract({
  name: 'forum.mark-read',
  http: 'POST /forum/topics/:topic/read',
  summary: 'Moves the caller’s read watermark in a topic forward, never back.',
  access: 'member',
  audit: 'none',
  input: z.strictObject({ topic: topicRef, number: z.number().int().min(1) }),
  output: z.object({ lastRead: z.number().int() }),
})
