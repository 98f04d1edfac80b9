import type { AnyReader, Counters, SubjectView } from '@guildhall/kernel'
import { cards } from '@guildhall/people/api'
import type { Card } from '@guildhall/people/contract'
import { type RawBuilder, sql } from 'kysely'
import type { NoticeGroup } from '../../contract/notice.ts'
import { notify, type Reader, type Writer } from '../db.ts'
import { visibleNotices } from '../policy.ts'
import { seen } from './seeing.ts'
import { say } from './words.ts'

type Unit = Reader | Writer
export type Shown = { locale: string; waiting?: boolean }
const MOST_IN_GROUP = 50
export const MOST_COUNTED = 100

type Row = {
  id: string
  type: string
  category: string
  actor_id: string | null
  subject_noun: string | null
  subject_id: string | null
  within_noun: string | null
  within_id: string | null
  data: Record<string, string | number>
  state: 'unread' | 'read'
  shown_from: string
  group_id: string
  size: number
}

/** Entries of the reader's list as they are now, in no order; those with nothing left that may be told are not among them. */
export async function entriesOf(unit: Unit, groupIds: readonly string[], { locale, waiting }: Shown): Promise<NoticeGroup[]> {
  if (groupIds.length === 0) return []
  const isShown = waiting ? sql`true` : sql`n.shown_from <= ${unit.now}::timestamptz`
  const of = visibleNotices(unit).where((where) => where('group_id', '=', where.fn.any(where.val(groupIds))))
  return entriesFrom(unit, await rowsOf(unit, sql`(${of.selectAll()})`, isShown), locale)
}

/** The same of notices named one by one, whether or not the list shows them: for mails and pushes. */
export async function entriesAbout(unit: Unit, noticeIds: readonly string[], locale: string): Promise<NoticeGroup[]> {
  const of = (unit as Reader).db
    .selectFrom('notify_notices')
    .where((where) => where('id', '=', where.fn.any(where.val(noticeIds))))
  return entriesFrom(unit, await rowsOf(unit, sql`(${of.selectAll()})`, sql`true`), locale)
}

async function entriesFrom(unit: Unit, rows: readonly Row[], locale: string): Promise<NoticeGroup[]> {
  const views = await seen(unit, rows)
  const people = await cards(
    unit as Reader,
    rows.flatMap(({ actor_id }) => (actor_id ? [actor_id] : [])),
  )
  const groups = Map.groupBy(rows, ({ group_id }) => group_id)
  return [...groups].flatMap(([id, notices]) => {
    const told = notices.filter((row) => views.has(row.id))
    const dropped = notices.length - told.length
    return told.length > 0 ? [entryOf(id, told, { unit, views, people, locale, dropped })] : []
  })
}

// Latest first within a group; a group's size counts what is behind the fifty as well.
async function rowsOf(unit: Unit, notices: RawBuilder<unknown>, condition: RawBuilder<unknown>): Promise<Row[]> {
  const { rows } = await sql<Row>`
    select * from (
      select n.id, n.type, n.category, n.actor_id, n.subject_noun, n.subject_id, n.within_noun, n.within_id, n.data, n.state,
        n.shown_from, n.group_id, count(*) over (partition by n.group_id)::int as size,
        row_number() over (partition by n.group_id order by n.raised_at desc, n.id desc) as place
      from ${notices} n where ${condition}
    ) ranked where place <= ${sql.lit(MOST_IN_GROUP)} order by group_id, place`.execute(unit.db as never)
  return rows
}

type Around = {
  unit: Unit
  views: ReadonlyMap<string, SubjectView>
  people: ReadonlyMap<string, Card>
  locale: string
  dropped: number
}

function entryOf(id: string, rows: readonly Row[], { unit, views, people, locale, dropped }: Around): NoticeGroup {
  const latest = rows[0] as Row
  const unread = rows.filter(({ state }) => state === 'unread')
  const first = unread.at(-1) ?? latest
  const type = unit.site.notices.get(latest.type) as NonNullable<ReturnType<Unit['site']['notices']['get']>>
  const count = latest.size - dropped
  const values = valuesOf(rows, { people, count, subject: views.get(latest.id)?.title ?? '' })
  const words = { tenant: unit.tenant, locale, values }
  return {
    id,
    type: latest.type,
    category: type.category,
    icon: type.icon,
    title: say(type, 'title', words),
    text: say(type, 'text', words),
    link: (views.get(first.id) as SubjectView).link,
    actor: latest.actor_id ? (people.get(latest.actor_id) ?? null) : null,
    count,
    unread: unread.length > 0,
    within: latest.within_noun && latest.within_id ? { noun: latest.within_noun, id: latest.within_id } : null,
    at: rows
      .map(({ shown_from }) => shown_from)
      .sort()
      .at(-1) as string,
  }
}

type Counted = { people: ReadonlyMap<string, Card>; count: number; subject: string }

/** What the words of a notice are filled in with. */
export function valuesOf(rows: readonly Pick<Row, 'actor_id' | 'data'>[], { people, count, subject }: Counted) {
  const actors = new Set(rows.flatMap(({ actor_id }) => (actor_id ? [actor_id] : [])))
  const last = rows[0]?.actor_id
  const actor = last ? (people.get(last)?.displayName ?? '') : ''
  return { ...rows[0]?.data, actor, others: Math.max(0, actors.size - 1), count, subject }
}

/** How many entries are unread, 100 standing for more, and how many wait to be shown. */
export async function countsOf(unit: Unit): Promise<{ unread: number; waiting: number; until: string | null }> {
  const { rows } = await sql<Row & { is_shown: boolean }>`
    select n.id, n.type, n.actor_id, n.subject_noun, n.subject_id, n.group_id, n.shown_from, n.shown_from <= ${unit.now}::timestamptz as is_shown
    from (${visibleNotices(unit).selectAll()}) n where n.state = 'unread'
    order by n.shown_from desc limit ${sql.lit(5 * MOST_COUNTED)}`.execute(unit.db as never)
  const views = await seen(unit, rows)
  const told = rows.filter(({ id }) => views.has(id))
  const unread = new Set(told.filter((row) => row.is_shown).map(({ group_id }) => group_id))
  const held = told.filter((row) => !row.is_shown)
  return {
    unread: Math.min(MOST_COUNTED, unread.size),
    waiting: new Set(held.map(({ group_id }) => group_id)).size,
    until: held.at(-1)?.shown_from ?? null,
  }
}

/** What the bell shows. */
export async function counters(reader: AnyReader): Promise<Counters> {
  return reader.actor.kind === 'member' ? { notices: (await countsOf(notify.reader(reader))).unread } : {}
}
