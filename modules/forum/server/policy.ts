import { type Actor, allowed, denied, every, holds, requires, type Verdict } from '@guildhall/kernel'
import { notHiddenFrom } from '@guildhall/people/api'
import { type SqlBool, sql } from 'kysely'
import type { Audience, Reader, Writer } from './db.ts'
import { refusals } from './errors.ts'
import { isBefore } from './rules.ts'

type Unit = Reader | Writer
export type PostFacts = { authorId: string; number: number; removed: boolean; editableUntil: string }
export type TopicFacts = { authorId: string; state: 'open' | 'closed'; replyCount: number }

/** Whose categories the actor may read: a right for each audience. */
export const audiencesOf = (actor: Actor): Audience[] =>
  (['public', 'members', 'staff'] as const).filter((audience) => holds(actor, `forum.audience.${audience}`))

export const visibleCategories = ({ db, actor }: Unit) =>
  db
    .selectFrom('forum_categories')
    .where((where) => where('forum_categories.audience', '=', where.fn.any(where.val(audiencesOf(actor)))))

/** Nobody reads whom they have blocked or who has blocked them; moderators must see everything. */
export const unlessHidden = (actor: Actor, column: string) =>
  moderates(actor) ? sql<SqlBool>`true` : notHiddenFrom(actor, column)

/** Topics in categories the actor may read. Page them in a subquery before joining anything. */
export const visibleTopics = ({ db, actor }: Unit) =>
  db
    .selectFrom('forum_topics')
    .where((where) => where('forum_topics.audience', '=', where.fn.any(where.val(audiencesOf(actor)))))
    .where('forum_topics.removed_at', 'is', null)
    .where(unlessHidden(actor, 'forum_topics.author_id'))

/** What sitemaps and feeds may name: public topics, where the reader may read those at all. */
export const publicTopics = (unit: Unit) => visibleTopics(unit).where('forum_topics.audience', '=', sql.lit('public' as const))

/** Posts of visible topics. A removed post is seen as a marker without its words. */
export const visiblePosts = (unit: Unit) =>
  unit.db
    .selectFrom('forum_posts')
    .where('forum_posts.topic_id', 'in', visibleTopics(unit).select('forum_topics.id'))
    .where(unlessHidden(unit.actor, 'forum_posts.author_id'))

export const moderates = (actor: Actor): boolean => holds(actor, 'forum.moderate')

export const canCreateTopic = (actor: Actor): Verdict => requires(actor, 'forum.topic.create')

export const canReply = (actor: Actor, topic: TopicFacts): Verdict =>
  every(requires(actor, 'forum.post.create'), topic.state === 'open' ? allowed : denied(refusals.topic_closed))

/** Authors within the grace period, moderators at any time; nobody changes what was removed. */
export function canEditPost(actor: Actor, post: PostFacts, now: string): Verdict {
  if (post.removed) return denied(refusals.post_removed)
  if (moderates(actor)) return allowed
  const inTime = isBefore(now, post.editableUntil) ? allowed : denied(refusals.edit_time_over)
  return every(ownerMay(actor, post, 'forum.post.edit-own'), inTime)
}

/** Authors their own replies, moderators any; the opening post goes with its topic. */
export function canRemovePost(actor: Actor, post: PostFacts): Verdict {
  const may = moderates(actor) ? allowed : ownerMay(actor, post, 'forum.post.remove-own')
  return every(
    may,
    post.removed ? denied(refusals.post_removed) : allowed,
    post.number === 1 ? denied(refusals.opening_post_stays) : allowed,
  )
}

/** Renaming and moving: the author while the topic is open, moderators at any time. */
export function canEditTopic(actor: Actor, topic: TopicFacts): Verdict {
  if (moderates(actor)) return allowed
  return every(ownerMay(actor, topic, 'forum.topic.edit-own'), topic.state === 'open' ? allowed : denied(refusals.topic_closed))
}

/** An author takes back a topic nobody has replied to; moderators any. */
export function canRemoveTopic(actor: Actor, topic: TopicFacts): Verdict {
  if (moderates(actor)) return allowed
  return every(
    ownerMay(actor, topic, 'forum.post.remove-own'),
    topic.replyCount === 0 ? allowed : denied(refusals.topic_has_replies),
  )
}

/** Closing, reopening, pinning: moderators any topic, whoever moderates their own only those. */
export const canModerate = (actor: Actor, { authorId }: { authorId: string }): Verdict =>
  requires(actor, 'forum.moderate', { ownerId: authorId })

/** What the actor may do with a topic next. */
export const topicVerdicts = (actor: Actor, topic: TopicFacts) => ({
  reply: canReply(actor, topic).allowed,
  edit: canEditTopic(actor, topic).allowed,
  close: canModerate(actor, topic).allowed,
  pin: canModerate(actor, topic).allowed,
  remove: canRemoveTopic(actor, topic).allowed,
  moderate: moderates(actor),
})

function ownerMay(actor: Actor, thing: { authorId: string }, permission: string): Verdict {
  return thing.authorId === actor.memberId ? requires(actor, permission) : requires(actor, 'forum.moderate')
}
