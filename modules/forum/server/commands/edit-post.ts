import { excerptOf, kernelRefusals, newId } from '@guildhall/kernel'
import { render } from '@guildhall/kernel/text'
import { editPost as contract, postEdited } from '../../contract/index.ts'
import { command, type Writer } from '../db.ts'
import { refusals } from '../errors.ts'
import { canEditPost } from '../policy.ts'
import { findPost, livePost } from '../store.ts'

/** Changes a post's words, keeping what it said before: its author within the grace period, moderators at any time. */
export const editPost = command(contract, {
  load: (reader, input) => findPost(reader, input.postId),
  allow: (actor, post) => canEditPost(actor, post, post.now),
  async run(tx, input, post) {
    const before = await lockPost(tx, post.id)
    if (!before) return kernelRefusals.not_found
    if (before.removed_at) return refusals.post_removed
    if (before.body !== input.body) {
      await keepVersion(tx, post.id, before)
      await rewrite(tx, post, input.body)
      const { id, topicId, categoryId, authorId, number } = post
      tx.emit(postEdited, { topicId, categoryId, postId: id, authorId, number })
    }
    return (await livePost(tx, post.id)).post
  },
})

const lockPost = (tx: Writer, id: string) =>
  tx.db
    .selectFrom('forum_posts')
    .where('id', '=', id)
    .select(['body', 'author_id', 'edited_by', 'created_at', 'edited_at', 'removed_at'])
    .forUpdate()
    .executeTakeFirst()

const keepVersion = (tx: Writer, postId: string, before: NonNullable<Awaited<ReturnType<typeof lockPost>>>) =>
  tx.db
    .insertInto('forum_post_versions')
    .values({
      tenant_id: tx.tenant.id,
      id: newId(),
      post_id: postId,
      body: before.body,
      written_by: before.edited_by ?? before.author_id,
      written_at: before.edited_at ?? before.created_at,
    })
    .execute()

async function rewrite(tx: Writer, post: { id: string; topicId: string; number: number }, body: string) {
  const { html, plain } = render(body)
  await tx.db
    .updateTable('forum_posts')
    .set({ body, html, plain, edited_at: tx.now, edited_by: tx.actor.memberId })
    .where('id', '=', post.id)
    .execute()
  if (post.number > 1) return
  await tx.db
    .updateTable('forum_topics')
    .set({ excerpt: excerptOf(plain) })
    .where('id', '=', post.topicId)
    .execute()
}
