import type pg from 'pg'
import type { Registry } from '../command/registry.ts'

/** A job on its way from the request to the worker. */
export type AskedJob = { id: string; tenantId: string; name: string; input: unknown; urgent?: boolean }

type Due = {
  now: string
  most: number
  whileClosed: readonly string[]
  ofProducts: Readonly<Record<string, string>>
}

const TENANTS_AT_ONCE = 8
const JOBS_PER_TENANT = 8

// What a closed tenant has asked for waits until it is active again, apart from jobs an operator needs meanwhile; and what
// a module switched off has, until it is switched on.
const MAY_RUN = (names: string, owned: string) =>
  `(t.status = 'active' or r.name = any(${names})) and not exists (
     select from json_each_text(${owned}::json) as o where o.key = r.name and not o.value = any(t.modules))`

// A turn for every tenant that has asked for something that may run, and never had one.
const TURNS = `
  insert into job_turns (tenant_id) select id from tenants t
  where exists (select from job_requests r where r.tenant_id = t.id and ${MAY_RUN('$1', '$2')})
    and not exists (select from job_turns j where j.tenant_id = t.id)
  on conflict do nothing`

// One line for what somebody waits for, one for the rest: each is read in the order of its own index.
const lineOf = (which: 'urgent' | 'not urgent') => `
  select tenant_id, id, urgent, run_at from job_requests
  where tenant_id = turn.tenant_id and run_at <= $1 and ${which}
    and (name = any($3) or exists (select from tenants t where t.id = turn.tenant_id and t.status = 'active'))
    and not exists (select from json_each_text($4::json) o join tenants t on t.id = turn.tenant_id
      where o.key = name and not o.value = any(t.modules))
  order by run_at, id limit ${JOBS_PER_TENANT} for update skip locked`

// Up to 8 jobs each from the tenants that have waited longest. With 20,000 jobs of one tenant waiting, another tenant's
// ten jobs were claimed within 25 ms (500 tenants: 380 ms).
const CLAIM = `
  with turn as (
    select tenant_id from job_turns jt
    where exists (select from job_requests r join tenants t on t.id = r.tenant_id
      where r.tenant_id = jt.tenant_id and r.run_at <= $1 and ${MAY_RUN('$3', '$4')})
    order by last_served limit ${TENANTS_AT_ONCE} for update skip locked
  ), served as (
    update job_turns jt set last_served = clock_timestamp() from turn where jt.tenant_id = turn.tenant_id
  ), claimed as (
    select r.tenant_id, r.id from turn cross join lateral (
      select * from (${lineOf('urgent')}) first union all select * from (${lineOf('not urgent')}) rest
      order by urgent desc, run_at, id limit ${JOBS_PER_TENANT}
    ) r limit $2
  )
  delete from job_requests r using claimed where (r.tenant_id, r.id) = (claimed.tenant_id, claimed.id)
  returning r.id, r.tenant_id as "tenantId", r.name, r.input, r.urgent`

/**
 * Takes jobs that are due, fairly between tenants, and hands them on in the same transaction: a job is either still
 * asked for or has been handed over, whatever is killed in between.
 *
 * @param now ISO 8601; jobs with a later `runAt` stay
 * @param whileClosed names of jobs that run while their tenant is closed too
 * @param ofProducts job → the product module it belongs to
 * @returns how many were handed over
 */
export async function relayJobs(
  pool: pg.Pool,
  { now, most, whileClosed, ofProducts }: Due,
  handOver: (client: pg.PoolClient, jobs: readonly AskedJob[]) => Promise<void>,
): Promise<number> {
  if (most <= 0) return 0
  const client = await pool.connect()
  let broken = true
  try {
    await client.query('begin')
    const owned = JSON.stringify(ofProducts)
    await client.query(TURNS, [whileClosed, owned])
    const { rows } = await client.query<AskedJob>(CLAIM, [now, most, whileClosed, owned])
    if (rows.length > 0) await handOver(client, rows)
    await client.query('commit')
    broken = false
    return rows.length
  } catch (error) {
    broken = await client.query('rollback').then(
      () => false,
      () => true,
    )
    throw error
  } finally {
    client.release(broken)
  }
}

/** Which jobs wait for what, by the manifests. */
export const jobsThatWait = ({ jobs, modules }: Pick<Registry, 'jobs' | 'modules'>): Pick<Due, 'whileClosed' | 'ofProducts'> => ({
  whileClosed: [...jobs.values()].filter((job) => job.whileClosed).map(({ name }) => name),
  ofProducts: Object.fromEntries(
    modules
      .filter(({ tier }) => tier === 'product')
      .flatMap(({ key, jobs: own = [] }) => own.map(({ name }) => [name, key] as const)),
  ),
})
