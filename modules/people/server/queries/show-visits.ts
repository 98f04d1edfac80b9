import { allowed, later } from '@guildhall/kernel'
import { sql } from 'kysely'
import { showVisits as contract, VISIT_DAYS } from '../../contract/index.ts'
import { query } from '../db.ts'

/** Members who looked at the caller’s profile, counted by day (UTC). */
export const showVisits = query(contract, {
  allow: () => allowed,
  async run({ db, actor, now }) {
    const days = Array.from({ length: VISIT_DAYS }, (_, ago) => later(now, { hours: -24 * ago }).slice(0, 10)).reverse()
    const rows = await db
      .selectFrom('people_visits')
      .where('member_id', '=', actor.memberId)
      .where('day', '>=', sql<string>`${days[0]}::date`)
      .select([sql<string>`to_char(day, 'YYYY-MM-DD')`.as('on'), sql<number>`count(*)::int`.as('count')])
      .groupBy('day')
      .execute()
    const counts = new Map(rows.map(({ on, count }) => [on, count]))
    const counted = days.map((day) => ({ day, count: counts.get(day) ?? 0 }))
    return { total: counted.reduce((sum, { count }) => sum + count, 0), days: counted }
  },
})
