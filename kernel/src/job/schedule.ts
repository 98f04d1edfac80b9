import { stableId } from '../blueprint/stable-id.ts'
import type { Host } from '../command/host.ts'
import { isAtWork } from '../module/at-work.ts'
import type { Tenant } from '../tenant/tenant.ts'

export type ScheduleHost = Pick<Host, 'db' | 'registry' | 'tenants' | 'clock'>

/**
 * Asks for a scheduled job once per active tenant that has its module. The same tick asked again adds nothing: the ids
 * follow from tick, job and tenant, and the job queue refuses an id it has had.
 *
 * @returns how many tenants it was asked for
 */
export async function askForTick(host: ScheduleHost, name: string, tickId: string): Promise<number> {
  const type = host.registry.jobs.get(name)
  if (!type?.schedule) return 0
  const tenants = (await host.tenants.all()).filter((tenant) => takesPart(host, name, tenant))
  const { rowCount } = await host.db.systemPool.query(
    `insert into job_requests (tenant_id, id, name, input, run_at)
     select t.tenant_id, t.id, $3, $4, $5 from unnest($1::uuid[], $2::uuid[]) as t(tenant_id, id) on conflict do nothing`,
    [
      tenants.map((tenant) => tenant.id),
      tenants.map((tenant) => stableId(tenant.id, 'tick', name, tickId)),
      name,
      JSON.stringify(type.schedule.input),
      host.clock.now(),
    ],
  )
  return rowCount ?? 0
}

function takesPart({ registry }: ScheduleHost, job: string, tenant: Tenant): boolean {
  if (tenant.status !== 'active') return false
  const owner = registry.modules.find((module) => module.jobs?.some(({ name }) => name === job))
  return isAtWork(owner, tenant)
}
