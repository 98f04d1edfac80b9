import { allowed, type InputOf, pageFrom, pagingOf } from '@guildhall/kernel'
import { cards, notMutedBy } from '@guildhall/people/api'
import { z } from 'zod'
import { listTopics as contract } from '../../contract/index.ts'
import { query, type Reader } from '../db.ts'
import { visibleCategories, visibleTopics } from '../policy.ts'
import { findCategory } from '../store.ts'
import { topicColumns, toTopicRow } from '../views.ts'

const TOPICS_A_PAGE = 30
const Key = z.tuple([z.boolean(), z.iso.datetime(), z.uuid()])

/** Topics the caller may see, pinned ones first, then by their latest post; with how much is unread, in one statement. Those of members they mute are left out. */
export const listTopics = query(contract, {
  allow: () => allowed,
  async run(reader, input) {
    const paging = pagingOf(input, TOPICS_A_PAGE, Key)
    const rows = await reader.db
      .selectFrom(topicsOf(reader, input, paging).as('t'))
      .selectAll('t')
      // A subquery, not a join: 31 look-ups by key, whatever the planner thinks of the member's other marks.
      .select((from) =>
        from
          .selectFrom('forum_reads')
          .whereRef('topic_id', '=', 't.id')
          .where('member_id', '=', reader.actor.memberId)
          .select('last_read')
          .as('lastRead'),
      )
      .orderBy('t.pinned', 'desc')
      .orderBy('t.lastPostAt', 'desc')
      .orderBy('t.id', 'desc')
      .execute()
    if (rows.length === 0 && input.category) await findCategory(reader, input.category)
    const { items, nextCursor } = pageFrom(rows, paging.size, (row) => [row.pinned, row.lastPostAt, row.id])
    const people = await cards(
      reader,
      items.flatMap((row) => [row.authorId, row.lastPosterId]),
    )
    return { items: items.map((row) => toTopicRow(row, row.lastRead, people)), nextCursor }
  },
})

/** The page itself, read off the index before anything is joined. */
function topicsOf(
  reader: Reader,
  input: InputOf<typeof contract>,
  { after, limit, offset }: ReturnType<typeof pagingOf<typeof Key>>,
) {
  let topics = visibleTopics(reader)
    .where(notMutedBy(reader.actor, 'forum_topics.author_id'))
    .select(topicColumns)
    .orderBy('pinned', 'desc')
    .orderBy('last_post_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
  const { category } = input
  if (category) topics = topics.where('category_id', '=', visibleCategories(reader).where('slug', '=', category).select('id'))
  if (after)
    topics = topics.where(({ eb, refTuple, tuple }) => eb(refTuple('pinned', 'last_post_at', 'id'), '<', tuple(...after)))
  return offset > 0 ? topics.offset(offset) : topics
}
