import { type InputOf, pageFrom, pagingOf } from '@guildhall/kernel'
import { type RawBuilder, sql } from 'kysely'
import { z } from 'zod'
import { listNotices as contract, type NoticeGroup } from '../../contract/index.ts'
import { query, type Reader } from '../db.ts'
import { entriesOf } from '../notices/inbox.ts'
import { canReadNotices, visibleNotices } from '../policy.ts'

const ENTRIES_A_PAGE = 20
const MOST_ROUNDS = 5
const Key = z.tuple([z.iso.datetime(), z.uuid()])
type Input = InputOf<typeof contract>
type Place = { groupId: string; at: string }

/** What one has been told, latest first. Entries whose subject one may see no more are passed over, not shown as gaps. */
export const listNotices = query(contract, {
  allow: canReadNotices,
  async run(reader, input) {
    const { size, after, offset } = pagingOf(input, ENTRIES_A_PAGE, Key)
    const items: NoticeGroup[] = []
    let from = after
    for (let round = 0; ; round++) {
      const places = await placesAfter(reader, input, { from, limit: size + 1, offset: round === 0 ? offset : 0 })
      const { items: page, nextCursor } = pageFrom(places, size - items.length, ({ at, groupId }) => [at, groupId])
      items.push(...(await entriesAt(reader, input, page)))
      const last = page.at(-1)
      if (nextCursor === null || items.length === size || round === MOST_ROUNDS || !last) return { items, nextCursor }
      from = [last.at, last.groupId]
    }
  },
})

async function entriesAt(reader: Reader, { locale, waiting }: Input, places: readonly Place[]): Promise<NoticeGroup[]> {
  const ids = places.map(({ groupId }) => groupId)
  const found = new Map(
    (await entriesOf(reader, ids, { locale: locale ?? reader.actor.locale, waiting })).map((entry) => [entry.id, entry]),
  )
  return ids.flatMap((id) => found.get(id) ?? [])
}

type Stretch = { from: z.output<typeof Key> | null; limit: number; offset: number }

async function placesAfter(reader: Reader, input: Input, { from, limit, offset }: Stretch): Promise<Place[]> {
  const { rows } = await sql<Place>`
    select group_id as "groupId", max(shown_from) as at from (${shownTo(reader, input).selectAll()}) n
    group by group_id having ${all(
      input.unread ? sql`bool_or(state = 'unread')` : sql`true`,
      from ? sql`(max(shown_from), group_id) < (${from[0]}::timestamptz, ${from[1]}::uuid)` : sql`true`,
    )}
    order by 2 desc, 1 desc limit ${limit}::int offset ${offset}::int`.execute(reader.db as never)
  return rows
}

function shownTo(reader: Reader, { category, waiting }: Input) {
  let notices = visibleNotices(reader)
  if (category) notices = notices.where('category', '=', category)
  return waiting ? notices : notices.where('shown_from', '<=', reader.now)
}

const all = (...conditions: RawBuilder<unknown>[]) => sql.join(conditions, sql` and `)
