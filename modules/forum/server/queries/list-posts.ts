import { allowed, pageFrom, pagingOf } from '@guildhall/kernel'
import { cards } from '@guildhall/people/api'
import { z } from 'zod'
import { listPosts as contract } from '../../contract/index.ts'
import { query } from '../db.ts'
import { unlessHidden } from '../policy.ts'
import { findTopic, POSTS_A_PAGE } from '../store.ts'
import { postColumns, toPost } from '../views.ts'

/** The posts of a topic in order; removed ones are markers without words. */
export const listPosts = query(contract, {
  load: (reader, input) => findTopic(reader, input.topic),
  allow: () => allowed,
  async run(reader, input, topic) {
    const { size, after, limit, offset } = pagingOf(input, POSTS_A_PAGE, z.tuple([z.int()]))
    const rows = await reader.db
      .selectFrom('forum_posts')
      .where('topic_id', '=', topic.id)
      .where('number', '>', after?.[0] ?? offset)
      .where(unlessHidden(reader.actor, 'forum_posts.author_id'))
      .orderBy('number')
      .limit(limit)
      .select(postColumns)
      .execute()
    const { items, nextCursor } = pageFrom(rows, size, (row) => [row.number])
    const authors = await cards(
      reader,
      items.map((row) => row.postAuthorId),
    )
    return { items: items.map((row) => toPost(row, authors, reader.tenant)), nextCursor }
  },
})
