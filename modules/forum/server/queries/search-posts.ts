import { allowed, MATCH_END, MATCH_START, pageFrom, pagingOf, segmentsOf } from '@guildhall/kernel'
import { cards, notMutedBy } from '@guildhall/people/api'
import { sql } from 'kysely'
import { z } from 'zod'
import { searchPosts as contract } from '../../contract/index.ts'
import { query } from '../db.ts'
import { audiencesOf, unlessHidden } from '../policy.ts'
import { cardOf } from '../views.ts'

const HITS_A_PAGE = 20
const MARKS = `StartSel=${MATCH_START}, StopSel=${MATCH_END}, HighlightAll=true`
const Key = z.tuple([z.number(), z.uuid()])
type Hit = {
  post_id: string
  topic_id: string
  topic_slug: string
  title: string
  number: number
  author_id: string
  created_at: string
  rank: number
  snippet: string
}

/** Full-text search over posts and titles the caller may see, best match first. What it may see: migrations/0002-search.sql. */
export const searchPosts = query(contract, {
  allow: () => allowed,
  async run(reader, input) {
    const { size, after, offset } = pagingOf(input, HITS_A_PAGE, Key)
    const [rank, id] = after ?? [null, null]
    const hits = await reader.db
      .selectFrom(
        sql<Hit>`guildhall.forum_search(${input.q}, ${audiencesOf(reader.actor)}::text[], ${rank}::real, ${id}::uuid, ${offset + size + 1}::int)`.as(
          'hit',
        ),
      )
      .selectAll('hit')
      .where(unlessHidden(reader.actor, 'hit.author_id'))
      .where(notMutedBy(reader.actor, 'hit.author_id'))
      .select(
        sql<string>`ts_headline('simple', translate(hit.title, ${MATCH_START + MATCH_END}, ''), guildhall.forum_query(${input.q}), ${MARKS})`.as(
          'marked_title',
        ),
      )
      .offset(sql<number>`${offset}::int`)
      .execute()
    const { items, nextCursor } = pageFrom(hits, size, (hit) => [hit.rank, hit.post_id])
    const authors = await cards(
      reader,
      items.map((hit) => hit.author_id),
    )
    return {
      items: items.map((hit) => ({
        postId: hit.post_id,
        topicId: hit.topic_id,
        topicSlug: hit.topic_slug,
        title: hit.title,
        titleSegments: segmentsOf(hit.marked_title),
        number: hit.number,
        author: cardOf(authors, hit.author_id),
        snippet: segmentsOf(hit.snippet),
        createdAt: hit.created_at,
      })),
      nextCursor,
    }
  },
})
