import { allowed, kernelRefusals, Refused } from '@guildhall/kernel'
import { sql } from 'kysely'
import { noteVisit as contract } from '../../contract/index.ts'
import { command } from '../db.ts'
import { visibleMembers } from '../policy.ts'

/** Counts a look at somebody’s profile, if both let theirs be counted; looking at oneself is none. */
export const noteVisit = command(contract, {
  async load(reader, { member }) {
    const row = await visibleMembers(reader)
      .where('people_members.id', '=', member)
      .select(['people_members.id', 'people_members.visits_counted as counted'])
      .executeTakeFirst()
    if (!row) throw new Refused(kernelRefusals.not_found)
    return row
  },
  allow: () => allowed,
  async run(tx, _input, { id, counted }) {
    const me = tx.actor.memberId
    if (!counted || id === me) return { counted: false }
    const { rows } = await sql`
      insert into people_visits (tenant_id, member_id, day, visitor_id)
      select tenant_id, ${id}::uuid, (${tx.now}::timestamptz at time zone 'UTC')::date, id from people_members
      where id = ${me}::uuid and visits_counted
      on conflict do nothing returning member_id`.execute(tx.db as never)
    return { counted: rows.length > 0 }
  },
})
