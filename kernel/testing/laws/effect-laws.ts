import { isDeepStrictEqual } from 'node:util'
import { sql } from 'kysely'
import { systemActor, type Tenant } from '../../src/host.ts'
import type { World } from '../world.ts'
import { contentsOf } from './table-laws.ts'

/** Every subscriber that hears everything once more leaves the community exactly as it was. */
export async function hearingTwiceIsHearingOnce(world: World): Promise<string[]> {
  await world.drain()
  // Gathered in memory until now; no event brings it about.
  await world.host.usage.flush()
  const before = await contents(world)
  await sql`update cursors set xid = '0', seq = 0`.execute(world.host.db.system)
  await world.drain()
  return differences(before, await contents(world)).map((table) => `${table} changed when its events were delivered again`)
}

/** Every scheduled job, run in one community, succeeds and changes no other. */
export async function jobsStayAtHome(world: World): Promise<string[]> {
  const other = await world.anotherTenant()
  await world.drain()
  const before = await contents(world, other)
  const scheduled = [...world.host.registry.jobs.values()].flatMap((job) =>
    job.schedule ? [{ job, input: job.schedule.input }] : [],
  )
  await world.host.transact(world.tenant, systemActor(world.tenant.id), async (tx) => {
    for (const { job, input } of scheduled) tx.ask(job, input)
  })
  const { failedJobs } = await world.drain()
  return [
    ...failedJobs.map(({ name, fault }) => `${name} failed: ${fault}`),
    ...differences(before, await contents(world, other)).map((table) => `${table} of another community changed by a job`),
  ]
}

const contents = ({ host, database, tenant }: World, of: Tenant = tenant) => contentsOf(database.owner, host.registry.modules, of)

const differences = (before: Record<string, string[]>, after: Record<string, string[]>): string[] =>
  Object.keys(after).filter((table) => !isDeepStrictEqual(before[table], after[table]))
