import { commandContract, id, instant, pageInput, pageOf, queryContract } from '@guildhall/kernel/contract'
import { Card } from '@guildhall/people/contract'
import { z } from 'zod'

/** Markdown (CommonMark with tables and strikethrough); HTML in it is shown as text. */
export const PostBody = z.string().trim().min(1, 'Write something first.').max(30_000, 'Use at most 30,000 characters.')

export const Post = z.object({
  id,
  topicId: id,
  /** 1 is the opening post; numbers never change. */
  number: z.number().int(),
  author: Card,
  /** The number of the post this one answers; null: the topic itself. */
  replyTo: z.number().int().nullable(),
  /** Sanitised HTML; empty when removed. */
  html: z.string(),
  /** Markdown source; empty when removed. */
  body: z.string(),
  createdAt: instant,
  editedAt: instant.nullable(),
  /** Until then its author may edit it. */
  editableUntil: instant,
  removed: z.boolean(),
})
export type Post = z.infer<typeof Post>

export const listPosts = queryContract({
  name: 'forum.list-posts',
  http: 'GET /forum/topics/:topic/posts',
  summary: 'The posts of a topic in order, 20 a page.',
  access: 'anyone',
  input: z.strictObject({ topic: z.string().min(1).max(200), ...pageInput }),
  output: pageOf(Post),
})

export const replyToTopic = commandContract({
  name: 'forum.reply-to-topic',
  http: 'POST /forum/topics/:topic/posts',
  summary: 'Adds a post to an open topic and moves the topic to the top of its list.',
  access: 'member',
  requires: 'verified-email',
  rate: 'post',
  input: z.strictObject({ topic: z.string().min(1).max(200), body: PostBody, replyTo: z.number().int().min(1).optional() }),
  output: Post,
})

export const editPost = commandContract({
  name: 'forum.edit-post',
  http: 'PATCH /forum/posts/:postId',
  summary: 'Changes a post’s words: its author within the grace period, moderators at any time.',
  access: 'member',
  input: z.strictObject({ postId: id, body: PostBody }),
  output: Post,
})

export const removePost = commandContract({
  name: 'forum.remove-post',
  http: 'DELETE /forum/posts/:postId',
  summary: 'Takes a post out of sight; its number stays as a marker.',
  access: 'member',
  input: z.strictObject({ postId: id }),
  output: Post,
})

const Segment = z.object({ text: z.string(), match: z.boolean() })

export const SearchHit = z.object({
  postId: id,
  topicId: id,
  topicSlug: z.string(),
  title: z.string(),
  number: z.number().int(),
  author: Card,
  /** The title as segments, the words searched for marked. */
  titleSegments: z.array(Segment),
  /** Plain text around the match as segments, so that no HTML travels. */
  snippet: z.array(Segment),
  createdAt: instant,
})

export const searchPosts = queryContract({
  name: 'forum.search-posts',
  http: 'GET /forum/search',
  summary: 'Full-text search over the posts and titles the caller may see, best match first.',
  access: 'anyone',
  input: z.strictObject({ q: z.string().trim().min(2, 'Type at least 2 characters.').max(200), ...pageInput }),
  output: pageOf(SearchHit),
})
