import type { AnyReader } from '@guildhall/kernel'
import { forum } from './db.ts'

/** What the forum knows about a member: the topics they started and the posts they wrote, removed ones too. */
export async function personalData(unit: AnyReader, memberId: string): Promise<unknown> {
  const { db } = forum.reader(unit)
  const topics = await db
    .selectFrom('forum_topics')
    .select(['id', 'title', 'created_at'])
    .where('author_id', '=', memberId)
    .orderBy('created_at')
    .execute()
  const posts = await db
    .selectFrom('forum_posts')
    .select(['id', 'topic_id', 'body', 'created_at', 'edited_at', 'removed_at'])
    .where('author_id', '=', memberId)
    .orderBy('created_at')
    .execute()
  return topics.length + posts.length > 0 ? { topics, posts } : null
}
