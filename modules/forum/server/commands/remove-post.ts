import { sql } from 'kysely'
import { removePost as contract, postRemoved } from '../../contract/index.ts'
import { command, type Writer } from '../db.ts'
import { refusals } from '../errors.ts'
import { canRemovePost } from '../policy.ts'
import { findPost, livePost } from '../store.ts'

/** Takes a reply out of sight; its number stays as a marker, and its topic goes back to where its last reply puts it. */
export const removePost = command(contract, {
  load: (reader, input) => findPost(reader, input.postId),
  allow: (actor, post) => canRemovePost(actor, post),
  async run(tx, _input, post) {
    if (!(await markRemoved(tx, post))) return refusals.post_removed
    const { id, topicId, categoryId, authorId, number } = post
    tx.emit(postRemoved, { topicId, categoryId, postId: id, authorId, number })
    return (await livePost(tx, id)).post
  },
})

/** The topic is locked first, as replies do, so that the two never wait for each other. */
async function markRemoved(tx: Writer, post: { id: string; topicId: string }): Promise<boolean> {
  await tx.db.selectFrom('forum_topics').where('id', '=', post.topicId).select('id').forUpdate().execute()
  const { numUpdatedRows } = await tx.db
    .updateTable('forum_posts')
    .set({ removed_at: tx.now, removed_by: tx.actor.memberId })
    .where('id', '=', post.id)
    .where('removed_at', 'is', null)
    .executeTakeFirst()
  if (numUpdatedRows === 0n) return false
  await tx.db
    .updateTable('forum_topics')
    .from((from) =>
      from
        .selectFrom('forum_posts')
        .where('topic_id', '=', post.topicId)
        .where('removed_at', 'is', null)
        .orderBy('number', 'desc')
        .limit(sql.lit(1))
        .select(['created_at', 'author_id'])
        .as('latest'),
    )
    .set((set) => ({
      reply_count: set('reply_count', '-', 1),
      last_post_at: set.ref('latest.created_at'),
      last_poster_id: set.ref('latest.author_id'),
    }))
    .where('forum_topics.id', '=', post.topicId)
    .execute()
  return true
}
