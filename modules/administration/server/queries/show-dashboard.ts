import { later } from '@guildhall/kernel'
import { sql } from 'kysely'
import { showDashboard as contract } from '../../contract/index.ts'
import { query, type Reader } from '../db.ts'
import { pendingOf } from '../pending.ts'
import { canView } from '../policy.ts'

const DAYS = 14
const lastWeek = (now: string) => later(now, { hours: -7 * 24 })

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
  const week = lastWeek(now)
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

async function activityOf({ db, now }: Reader) {
  const today = now.slice(0, 10)
  const first = later(`${today}T00:00:00.000Z`, { hours: -24 * (DAYS - 1) })
  const rows = await db
    .selectFrom('administration_activity')
    .where('at', '>=', first)
    .select(['kind', sql<string>`to_char(at at time zone 'UTC', 'YYYY-MM-DD')`.as('day')])
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .groupBy(['kind', 'day'])
    .execute()
  const days = Array.from({ length: DAYS }, (_, at) => later(first, { hours: 24 * at }).slice(0, 10))
  const seriesOf = (kind: string) =>
    days.map((day) => ({ day, count: Number(rows.find((row) => row.kind === kind && row.day === day)?.count ?? 0) }))
  return { joined: seriesOf('joined'), topics: seriesOf('topic'), posts: seriesOf('post') }
}
