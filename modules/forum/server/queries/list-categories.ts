import { allowed } from '@guildhall/kernel'
import { listCategories as contract } from '../../contract/index.ts'
import { query } from '../db.ts'
import { canCreateTopic, visibleCategories } from '../policy.ts'

/** The categories the caller may read, in the order the community gave them. */
export const listCategories = query(contract, {
  allow: () => allowed,
  async run(reader) {
    const rows = await visibleCategories(reader)
      .select(['id', 'key', 'slug', 'name', 'description', 'colour', 'audience'])
      .select(['topic_count as topicCount', 'post_count as postCount', 'last_post_at as lastPostAt'])
      .orderBy('position')
      .orderBy('name')
      .execute()
    const may = { createTopic: canCreateTopic(reader.actor).allowed }
    return { items: rows.map((row) => ({ ...row, may })) }
  },
})
