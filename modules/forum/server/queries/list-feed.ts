import { allowed } from '@guildhall/kernel'
import { cards } from '@guildhall/people/api'
import { sql } from 'kysely'
import { listFeed as contract } from '../../contract/index.ts'
import { query } from '../db.ts'
import { publicTopics } from '../policy.ts'
import { cardOf } from '../views.ts'

const TOPICS_IN_FEED = 30

/** The latest topics anyone may read, with their opening words. */
export const listFeed = query(contract, {
  allow: () => allowed,
  async run(reader) {
    const latest = publicTopics(reader)
      .select(['id', 'slug', 'title', 'category_id', 'author_id', 'created_at'])
      .orderBy('created_at', 'desc')
      .orderBy('id', 'desc')
      .limit(sql.lit(TOPICS_IN_FEED))
    const rows = await reader.db
      .selectFrom(latest.as('t'))
      .leftJoin('forum_categories as c', 'c.id', 't.category_id')
      .leftJoin('forum_posts as p', (join) => join.onRef('p.topic_id', '=', 't.id').on('p.number', '=', sql.lit(1)))
      .select(['t.id', 't.slug', 't.title', 't.author_id', 't.created_at', 'c.name', 'p.html', 'p.edited_at'])
      .orderBy('t.created_at', 'desc')
      .orderBy('t.id', 'desc')
      .execute()
    const authors = await cards(
      reader,
      rows.map((row) => row.author_id),
    )
    const items = rows.map((row) => ({
      id: row.id,
      slug: row.slug,
      title: row.title,
      categoryName: row.name ?? '',
      author: cardOf(authors, row.author_id),
      html: row.html ?? '',
      createdAt: row.created_at,
      updatedAt: row.edited_at ?? row.created_at,
    }))
    return { items }
  },
})
