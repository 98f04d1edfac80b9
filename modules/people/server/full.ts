import { Refused } from '@guildhall/kernel'
import { communityFull, planOf } from '@guildhall/tenants/api'
import { sql } from 'kysely'
import type { Writer } from './db.ts'

// The row that was just written counts. The lock lets newcomers count one after the other where there is a limit at all.
export async function refuseWhenFull(tx: Writer): Promise<void> {
  const { members } = planOf(tx.tenant)
  if (members === null) return
  await sql`select pg_advisory_xact_lock(hashtextextended(${`members:${tx.tenant.id}`}, 0))`.execute(tx.db)
  const active = tx.db.selectFrom('people_members').where('status', '=', 'active')
  const { count } = await active.select((eb) => eb.fn.countAll<number>().as('count')).executeTakeFirstOrThrow()
  if (count > members) throw new Refused(communityFull)
}
