import { sql } from 'kysely'
import { showDashboard as contract } from '../../contract/index.ts'
import { daysUntil } from '../days.ts'
import { query, type Reader } from '../db.ts'
import { weekBefore } from '../matching.ts'
import { pendingOf } from '../pending.ts'
import { canView } from '../policy.ts'

const DAYS = 14

/** The community in figures, counted at this moment. */
export const showDashboard = query(contract, {
  allow: (actor) => canView(actor),
  async run(reader) {
    const members = await membersOf(reader)
    const activity = await activityOf(reader)
    return { members, activity, pending: await pendingOf(reader) }
  },
})

function membersOf({ db, now }: Reader) {
  const week = weekBefore(now)
  return db
    .selectFrom('people_members')
    .where('status', '<>', 'left')
    .select(({ fn }) => [
      fn.countAll<number>().as('total'),
      sql<number>`count(*) filter (where status = 'suspended')`.as('suspended'),
      sql<number>`count(*) filter (where joined_at > ${week}::timestamptz)`.as('new7d'),
      sql<number>`count(*) filter (where status = 'active' and last_seen_at > ${week}::timestamptz)`.as('active7d'),
    ])
    .executeTakeFirstOrThrow()
}

async function activityOf({ db, now, tenant }: Reader) {
  const { zone, days, begin } = daysUntil(now, tenant, DAYS)
  const rows = await db
    .selectFrom('administration_activity')
    .where('at', '>=', begin)
    .select(['kind', sql<string>`to_char(at at time zone ${zone}::text, 'YYYY-MM-DD')`.as('day')])
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .groupBy(sql`1, 2`)
    .execute()
  const seriesOf = (kind: string) =>
    days.map((day) => ({ day, count: Number(rows.find((row) => row.kind === kind && row.day === day)?.count ?? 0) }))
  return { zone, joined: seriesOf('joined'), topics: seriesOf('topic'), posts: seriesOf('post') }
}
