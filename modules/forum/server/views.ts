import type { Tenant } from '@guildhall/kernel'
import type { Card } from '@guildhall/people/contract'
import type { Post, TopicRow } from '../contract/index.ts'
import { editableUntil } from './rules.ts'
import { settingsOf } from './settings.ts'

/** Columns of forum_topics under the names of the contract. */
export const topicColumns = [
  'id',
  'slug',
  'title',
  'category_id as categoryId',
  'state',
  'pinned',
  'author_id as authorId',
  'post_count as postCount',
  'reply_count as replyCount',
  'excerpt',
  'created_at as createdAt',
  'last_post_at as lastPostAt',
  'last_poster_id as lastPosterId',
] as const
export type TopicFields = Omit<TopicRow, 'author' | 'lastPoster' | 'unread'> & {
  authorId: string
  lastPosterId: string
  postCount: number
}

/** Columns of forum_posts under names of their own, for statements that fetch a topic with its posts. */
export const postColumns = [
  'id as postId',
  'topic_id as topicId',
  'number',
  'author_id as postAuthorId',
  'reply_to as replyTo',
  'html',
  'body',
  'created_at as writtenAt',
  'edited_at as editedAt',
  'removed_at as removedAt',
] as const
export type PostFields = {
  postId: string
  topicId: string
  number: number
  postAuthorId: string
  replyTo: number | null
  html: string
  body: string
  writtenAt: string
  editedAt: string | null
  removedAt: string | null
}

type Cards = ReadonlyMap<string, Card>

export const toTopicRow = (topic: TopicFields, lastRead: number | null, cards: Cards): TopicRow => ({
  id: topic.id,
  slug: topic.slug,
  title: topic.title,
  categoryId: topic.categoryId,
  state: topic.state,
  pinned: topic.pinned,
  author: cardOf(cards, topic.authorId),
  replyCount: topic.replyCount,
  excerpt: topic.excerpt,
  createdAt: topic.createdAt,
  lastPostAt: topic.lastPostAt,
  lastPoster: cardOf(cards, topic.lastPosterId),
  unread: lastRead === null ? null : Math.max(0, topic.postCount - lastRead),
})

export const toPost = (post: PostFields, cards: Cards, tenant: Tenant): Post => ({
  id: post.postId,
  topicId: post.topicId,
  number: post.number,
  author: cardOf(cards, post.postAuthorId),
  replyTo: post.replyTo,
  html: post.removedAt ? '' : post.html,
  body: post.removedAt ? '' : post.body,
  createdAt: post.writtenAt,
  editedAt: post.editedAt,
  editableUntil: editableUntil(post.writtenAt, settingsOf(tenant).editGraceMinutes),
  removed: post.removedAt !== null,
})

export function cardOf(cards: Cards, memberId: string): Card {
  const card = cards.get(memberId)
  if (!card) throw new Error(`people.cards left out the member ${memberId}`)
  return card
}
