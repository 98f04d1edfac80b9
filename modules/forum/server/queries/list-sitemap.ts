import { allowed, pageFrom, pagingOf } from '@guildhall/kernel'
import { sql } from 'kysely'
import { z } from 'zod'
import { listSitemap as contract } from '../../contract/index.ts'
import { query } from '../db.ts'
import { publicTopics } from '../policy.ts'

const ADDRESSES_A_PAGE = 1000
const Key = z.tuple([z.iso.datetime(), z.uuid()])

/** Addresses of the topics anyone may read; none where visitors may not read at all. */
export const listSitemap = query(contract, {
  allow: () => allowed,
  async run(reader, input) {
    const { size, after } = pagingOf(input, ADDRESSES_A_PAGE, Key)
    let topics = publicTopics(reader)
      .select(['id', 'slug', 'created_at as createdAt', 'last_post_at as lastPostAt'])
      .orderBy('created_at', 'desc')
      .orderBy('id', 'desc')
      .limit(sql.lit(size + 1))
    if (after) topics = topics.where(({ eb, refTuple, tuple }) => eb(refTuple('created_at', 'id'), '<', tuple(...after)))
    const { items, nextCursor } = pageFrom(await topics.execute(), size, (row) => [row.createdAt, row.id])
    return { items: items.map(({ slug, lastPostAt }) => ({ slug, lastPostAt })), nextCursor }
  },
})
