import { kernelRefusals, Refused } from '@guildhall/kernel'
import { cards, mutedIds } from '@guildhall/people/api'
import { sql } from 'kysely'
import type { LivePost, LiveTopic, Post, Topic } from '../contract/index.ts'
import type { Reader, Writer } from './db.ts'
import { topicVerdicts, unlessHidden, visibleCategories, visiblePosts, visibleTopics } from './policy.ts'
import { editableUntil, isId } from './rules.ts'
import { settingsOf } from './settings.ts'
import { cardOf, postColumns, toPost, topicColumns, toTopicRow } from './views.ts'

type Unit = Reader | Writer
export const POSTS_A_PAGE = 20

/** The topic an id or slug names, or 404. */
export async function findTopic(unit: Unit, ref: string) {
  return found(await topicAt(unit, ref).select(topicColumns).executeTakeFirst())
}

export async function findCategory(unit: Unit, slug: string) {
  return found(await visibleCategories(unit).where('slug', '=', slug).select(['id', 'audience']).executeTakeFirst())
}

/** The post with what its verdicts need, or 404. */
export async function findPost(unit: Unit, id: string) {
  const post = found(
    await visiblePosts(unit)
      .where('forum_posts.id', '=', id)
      .innerJoin('forum_topics', (join) => join.onRef('forum_topics.id', '=', 'forum_posts.topic_id'))
      .select([
        'forum_posts.id',
        'forum_posts.topic_id as topicId',
        'forum_topics.category_id as categoryId',
        'forum_posts.number',
        'forum_posts.author_id as authorId',
        'forum_posts.created_at as createdAt',
        'forum_posts.removed_at as removedAt',
      ])
      .executeTakeFirst(),
  )
  const until = editableUntil(post.createdAt, settingsOf(unit.tenant).editGraceMinutes)
  return { ...post, removed: post.removedAt !== null, editableUntil: until, now: unit.now }
}

type Page = { topic: Topic; posts: Post[]; postCount: number; muted: string[] }

/** A topic with a page of its posts, the caller's read mark and whom they mute: one statement. */
export async function topicPage(unit: Unit, ref: string, from = 1): Promise<Page> {
  const rows = await unit.db
    .selectFrom(topicAt(unit, ref).select(topicColumns).limit(sql.lit(1)).as('t'))
    .leftJoin('forum_categories as c', 'c.id', 't.categoryId')
    .leftJoin('forum_reads as r', (join) => join.onRef('r.topic_id', '=', 't.id').on('r.member_id', '=', unit.actor.memberId))
    .leftJoinLateral(
      (from_) =>
        from_
          .selectFrom('forum_posts')
          .whereRef('topic_id', '=', 't.id')
          .where('number', '>=', from)
          .where(unlessHidden(unit.actor, 'forum_posts.author_id'))
          .orderBy('number')
          .limit(sql.lit(POSTS_A_PAGE))
          .select(postColumns)
          .as('p'),
      (join) => join.onTrue(),
    )
    .selectAll('t')
    .select(['c.slug as categorySlug', 'c.name as categoryName', 'r.last_read as lastRead', mutedIds(unit.actor).as('muted')])
    .select([
      'p.postId',
      'p.topicId',
      'p.number',
      'p.postAuthorId',
      'p.replyTo',
      'p.html',
      'p.body',
      'p.writtenAt',
      'p.editedAt',
      'p.removedAt',
    ])
    .orderBy('p.number')
    .execute()
  const first = found(rows[0])
  const written = rows.filter((row): row is typeof row & { postId: string } => row.postId !== null)
  const authors = await cards(unit, [first.authorId, first.lastPosterId, ...written.map((row) => row.postAuthorId as string)])
  return {
    topic: {
      ...toTopicRow(first, first.lastRead, authors),
      categorySlug: first.categorySlug as string,
      categoryName: first.categoryName as string,
      lastRead: first.lastRead ?? 0,
      may: topicVerdicts(unit.actor, first),
    },
    posts: written.map((row) => toPost(row as never, authors, unit.tenant)),
    postCount: first.postCount,
    muted: first.muted,
  }
}

/** The topic as its page shows it. */
export const topicView = async (unit: Unit, id: string): Promise<Topic> => (await topicPage(unit, id)).topic

/** A topic as every reader of its lists sees it, without anybody's read mark. */
export async function liveTopic(unit: Unit, id: string): Promise<LiveTopic> {
  const row = found(
    await unit.db
      .selectFrom(topicAt(unit, id).select(topicColumns).as('t'))
      .innerJoin('forum_categories as c', 'c.id', 't.categoryId')
      .selectAll('t')
      .select(['c.slug as categorySlug', 'c.name as categoryName'])
      .executeTakeFirst(),
  )
  const { unread: _, ...topic } = toTopicRow(row, null, await cards(unit, [row.authorId, row.lastPosterId]))
  const { categorySlug, categoryName, postCount } = row
  return { topicId: row.id, topic: { ...topic, categorySlug, categoryName, postCount } }
}

/** The post as every reader sees it, with its topic's figures. */
export async function livePost(unit: Unit, id: string): Promise<LivePost> {
  const row = found(
    await unit.db
      .selectFrom(visiblePosts(unit).where('forum_posts.id', '=', id).select(postColumns).as('p'))
      .innerJoin('forum_topics as t', 't.id', 'p.topicId')
      .selectAll('p')
      .select([
        't.category_id as categoryId',
        't.post_count as postCount',
        't.reply_count as replyCount',
        't.last_post_at as lastPostAt',
        't.last_poster_id as lastPosterId',
      ])
      .executeTakeFirst(),
  )
  const authors = await cards(unit, [row.postAuthorId, row.lastPosterId])
  const { topicId, categoryId, postCount, replyCount, lastPostAt } = row
  const lastPoster = cardOf(authors, row.lastPosterId)
  return { topicId, categoryId, post: toPost(row, authors, unit.tenant), postCount, replyCount, lastPostAt, lastPoster }
}

/** Recomputes a category's figures from its rows, so that doing it twice does no harm. */
export const recountCategory = (tx: Writer, categoryId: string) =>
  tx.db
    .updateTable('forum_categories')
    .from((from) =>
      from
        .selectFrom('forum_topics')
        .where('category_id', '=', categoryId)
        .where('removed_at', 'is', null)
        .select(({ fn }) => [
          fn.countAll<number>().as('topics'),
          sql<number>`coalesce(sum(reply_count + 1), 0)`.as('posts'),
          fn.max('last_post_at').as('latest'),
        ])
        .as('now'),
    )
    .set((set) => ({ topic_count: set.ref('now.topics'), post_count: set.ref('now.posts'), last_post_at: set.ref('now.latest') }))
    .where('forum_categories.id', '=', categoryId)
    .execute()

const topicAt = (unit: Unit, ref: string) =>
  isId(ref) ? visibleTopics(unit).where('forum_topics.id', '=', ref) : visibleTopics(unit).where('forum_topics.slug', '=', ref)

function found<T>(row: T | undefined): T {
  if (row === undefined) throw new Refused(kernelRefusals.not_found)
  return row
}
