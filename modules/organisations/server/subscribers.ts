import { sql } from 'kysely'
import { subscriber } from './db.ts'
import { showWithOwner } from './waiting-owners.ts'

// Of a topic taken away before it was heard of only the absence matters.
const NOBODY = '00000000-0000-0000-0000-000000000000'

/** Keeps one row for each post of the last 30 days; told in any order and twice, it stays the same. */
const countPosts = subscriber({
  name: 'organisations.count-posts',
  on: ['forum.post.added', 'forum.topic.created', 'forum.post.removed', 'forum.topic.removed'],
  async run(tx, { name, data, at }) {
    const removed = name.endsWith('.removed')
    await tx.db
      .insertInto('organisations_posts')
      .values({ tenant_id: tx.tenant.id, post_id: data.postId ?? data.topicId, member_id: data.authorId ?? NOBODY, at, removed })
      .onConflict((conflict) =>
        conflict
          .columns(['tenant_id', 'post_id'])
          .doUpdateSet({ removed: sql<boolean>`organisations_posts.removed or excluded.removed` }),
      )
      .execute()
  },
})

export const subscribers = [countPosts, showWithOwner]
