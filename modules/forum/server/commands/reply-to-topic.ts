import { newId, Refused } from '@guildhall/kernel'
import { render } from '@guildhall/kernel/text'
import { cards } from '@guildhall/people/api'
import { sql } from 'kysely'
import { replyToTopic as contract, postAdded } from '../../contract/index.ts'
import { command, type Reader, type Writer } from '../db.ts'
import { refusals } from '../errors.ts'
import { canReply, visiblePosts } from '../policy.ts'
import { findTopic } from '../store.ts'
import { type PostFields, toPost } from '../views.ts'

/** Adds a post to an open topic and moves the topic to the top of its list. Its author has read up to it. */
export const replyToTopic = command(contract, {
  async load(reader, input) {
    const topic = await findTopic(reader, input.topic)
    if (input.replyTo) await refuseMissingTarget(reader, topic.id, input.replyTo)
    return topic
  },
  allow: canReply,
  async run(tx, input, topic) {
    const authorId = tx.actor.memberId
    const post = await insertReply(tx, { topicId: topic.id, authorId, replyTo: input.replyTo ?? null, body: input.body })
    if (!post) return refusals.topic_closed
    tx.emit(postAdded, { topicId: topic.id, categoryId: topic.categoryId, postId: post.postId, authorId, number: post.number })
    return toPost(post, await cards(tx, [authorId]), tx.tenant)
  },
})

async function refuseMissingTarget(reader: Reader, topicId: string, number: number) {
  const target = await visiblePosts(reader)
    .where('forum_posts.topic_id', '=', topicId)
    .where('forum_posts.number', '=', number)
    .select('forum_posts.removed_at')
    .executeTakeFirst()
  if (target?.removed_at === null) return
  const errors = [{ field: 'replyTo', message: 'Give the number of a post in this topic that was not removed.' }]
  throw new Refused(refusals.reply_target_missing.with({ errors }))
}

/** One statement: the topic row's lock hands out the number. Undefined when the topic was closed in the meantime. */
async function insertReply(tx: Writer, reply: { topicId: string; authorId: string; replyTo: number | null; body: string }) {
  const { html, plain } = render(reply.body)
  const tenant = tx.tenant.id
  const { rows } = await sql<PostFields>`
    with topic as (
      update forum_topics
      set post_count = post_count + 1, reply_count = reply_count + 1, last_poster_id = ${reply.authorId},
        last_post_at = greatest(last_post_at, ${tx.now}::timestamptz)
      where id = ${reply.topicId} and state = 'open' and removed_at is null
      returning id, post_count
    ), mark as (
      insert into forum_reads (tenant_id, member_id, topic_id, last_read)
      select ${tenant}::uuid, ${reply.authorId}::uuid, topic.id, topic.post_count from topic
      on conflict (tenant_id, member_id, topic_id) do update set last_read = excluded.last_read
    )
    insert into forum_posts (tenant_id, id, topic_id, number, author_id, reply_to, body, html, plain, created_at)
    select ${tenant}::uuid, ${newId()}::uuid, topic.id, topic.post_count, ${reply.authorId}::uuid, ${reply.replyTo}::int,
      ${reply.body}::text, ${html}::text, ${plain}::text, ${tx.now}::timestamptz
    from topic
    returning id as "postId", topic_id as "topicId", number, author_id as "postAuthorId", reply_to as "replyTo", html, body,
      created_at as "writtenAt", edited_at as "editedAt", removed_at as "removedAt"`.execute(tx.db)
  return rows[0]
}
