import type { Host } from '../command/host.ts'
import { Refused } from '../errors/refusal.ts'
import { isAtWork } from '../module/at-work.ts'
import { systemActor } from '../policy/actor.ts'
import type { Tenant } from '../tenant/tenant.ts'
import type { JobContext } from './job.ts'
import type { AskedJob } from './relay.ts'

export type JobHost = Pick<
  Host,
  'db' | 'log' | 'clock' | 'registry' | 'tenants' | 'execute' | 'transact' | 'reader' | 'feed' | 'site'
>
export type Attempt = { attempt: number; signal: AbortSignal }

export const RETRY_LIMIT = 5
export const RETRY_DELAY_SECONDS = 2

/** How often a job is tried again after its first failure. */
export const retryLimitOf = (host: Pick<Host, 'registry'>, name: string): number =>
  host.registry.jobs.get(name)?.retry?.limit ?? RETRY_LIMIT

/** Runs one attempt of a job inside its tenant. Throws when the attempt failed. */
export async function runJob(host: JobHost, asked: AskedJob, attempt: Attempt): Promise<void> {
  const type = host.registry.jobs.get(asked.name)
  if (!type) throw new Error(`No module of this program has a job ${asked.name}`)
  const tenant = await host.tenants.find(asked.tenantId)
  if (!tenant) return
  // Suspended between the handing over and now: done is what it is not, so it may end among the dead letters.
  if (tenant.status !== 'active' && !type.whileClosed) throw new Error(`The community is ${tenant.status}`)
  const owner = host.registry.modules.find((module) => module.jobs?.includes(type))
  if (!isAtWork(owner, tenant)) throw new Error(`The module ${owner?.key} is switched off`)
  await type.run(contextOf(host, { tenant, asked, ...attempt }), type.input.parse(asked.input))
}

function contextOf(host: JobHost, { tenant, asked, attempt, signal }: Attempt & { tenant: Tenant; asked: AskedJob }): JobContext {
  const actor = systemActor(tenant.id)
  let step = 0
  return {
    tenantId: tenant.id,
    jobId: asked.id,
    attempt,
    signal,
    read: (work) => work(host.reader(tenant, actor)),
    transact: (work) => host.transact(tenant, actor, work),
    // The n-th command of a job has the same key on every attempt, so its effect happens once.
    async run(name, input) {
      const idempotencyKey = `job:${asked.id}:${++step}`
      const outcome = await host.execute({ name, input, tenant, actor, requestId: `job:${asked.id}`, idempotencyKey })
      if (!outcome.ok) throw new Refused(outcome.refusal)
      return outcome.output
    },
  }
}
