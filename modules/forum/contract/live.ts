import { id, instant } from '@guildhall/kernel/contract'
import { Card } from '@guildhall/people/contract'
import { z } from 'zod'
import { Post } from './post.ts'
import { TopicRow } from './topic.ts'

/**
 * What listeners of `forum.post.added`, `.edited` and `.removed` are sent: the post as a fresh fetch would show it and
 * its topic's new figures. Put the post at its number, take the figures over; `unread` is `postCount` less one's own mark.
 */
export const LivePost = z.object({
  topicId: id,
  categoryId: id,
  post: Post,
  postCount: z.number().int(),
  replyCount: z.number().int(),
  lastPostAt: instant,
  lastPoster: Card,
})
export type LivePost = z.infer<typeof LivePost>

/** What listeners of `forum.topic.created` and `.changed` are sent; `.moved` and `.removed` carry ids only. */
export const LiveTopic = z.object({
  topicId: id,
  topic: TopicRow.omit({ unread: true }).extend({
    categorySlug: z.string(),
    categoryName: z.string(),
    postCount: z.number().int(),
  }),
})
export type LiveTopic = z.infer<typeof LiveTopic>
