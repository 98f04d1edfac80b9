import { afterEach, expect, test } from 'vitest'
import { z } from 'zod'
import { later } from '../src/clock/clock.ts'
import { bind } from '../src/command/command.ts'
import type { Host } from '../src/command/host.ts'
import { commandContract } from '../src/contract/contract.ts'
import { drain } from '../src/event/drain.ts'
import { TICKS } from '../src/job/boss.ts'
import { deadJobs, retryJob } from '../src/job/dead.ts'
import { type JobContext, type JobType, job } from '../src/job/job.ts'
import { type Jobs, startJobs } from '../src/job/jobs.ts'
import { purge } from '../src/job/kernel-jobs.ts'
import { type AskedJob, relayJobs } from '../src/job/relay.ts'
import { runJob } from '../src/job/run.ts'
import { askForTick } from '../src/job/schedule.ts'
import { systemActor } from '../src/policy/actor.ts'
import { allowed } from '../src/policy/verdict.ts'
import type { Tenant } from '../src/tenant/tenant.ts'
import { freshDatabase } from './fresh-database.ts'
import { type Address, aHost, aTenant, type Belfry, bellRung, ring, until } from './kit.ts'

const cleanUp: (() => Promise<unknown>)[] = []
afterEach(async () => {
  for (const each of cleanUp.splice(0).reverse()) await each()
})

const Strike = z.object({ number: z.number().int() })
type Run = Pick<JobContext, 'jobId' | 'attempt' | 'tenantId'> & { number: number }

function strikeJob(run: (seen: Run, context: JobContext) => Promise<void>, more: Partial<JobType> = {}): JobType {
  const start = (context: JobContext, { number }: { number: number }) =>
    run({ number, jobId: context.jobId, attempt: context.attempt, tenantId: context.tenantId }, context)
  return job({ name: 'belfry.strike', input: Strike, retry: { limit: 2, delaySeconds: 1 }, run: start, ...more })
}

// biome-ignore lint/suspicious/noExplicitAny: the toy module has no table types
const strikeOnce = bind<any>().command(
  commandContract({
    name: 'belfry.strike-once',
    http: 'POST /belfry/strikes',
    summary: 'Strikes.',
    access: 'member',
    input: z.strictObject({ number: z.number().int() }),
    output: z.object({ number: z.number().int() }),
  }),
  {
    allow: () => allowed,
    async run(tx, { number }) {
      await tx.db.insertInto('rings').values({ tenant_id: tx.tenant.id, number }).execute()
      return { number }
    },
  },
)

async function prepare(parts: Belfry, address?: Address): Promise<{ host: Host; tenant: Tenant; address: Address }> {
  const where = address ?? (await freshDatabase())
  const host = await aHost(where, parts)
  cleanUp.push(() => host.close())
  return { host, tenant: await aTenant(host), address: where }
}

async function start(host: Host): Promise<Jobs> {
  const jobs = await startJobs(host)
  cleanUp.push(() => jobs.stop())
  return jobs
}

const ask = (host: Host, tenant: Tenant, numbers: readonly number[], options?: { runAt?: string; urgent?: boolean }) =>
  host.transact(tenant, systemActor(tenant.id), async (tx) => {
    for (const number of numbers) tx.ask(host.registry.jobs.get('belfry.strike') as JobType, { number }, options)
  })

test('[BG-01] a job exists if and only if the transaction that asked for it commits, and runs in its tenant', async () => {
  const seen: Run[] = []
  const { host, tenant } = await prepare({ jobs: [strikeJob(async (run) => void seen.push(run))] })
  await start(host)
  const failing = host.transact(tenant, systemActor(tenant.id), async (tx) => {
    tx.ask(host.registry.jobs.get('belfry.strike') as JobType, { number: 1 })
    throw new Error('changed my mind')
  })
  await expect(failing).rejects.toThrow('changed my mind')
  const began = performance.now()
  await ask(host, tenant, [2])
  await until(() => seen.length > 0)
  expect(performance.now() - began).toBeLessThan(900)
  expect(seen).toMatchObject([{ number: 2, attempt: 1, tenantId: tenant.id }])
  const left = await host.db.system.selectFrom('job_requests').selectAll().execute()
  expect(left).toEqual([])
})

test('[BG-05] a failing job is tried again with the same id; what its commands did is not done twice', async () => {
  const seen: Run[] = []
  const strike = strikeJob(async (run, context) => {
    seen.push(run)
    await context.run('belfry.strike-once', { number: run.number })
    if (run.attempt < 3) throw new Error('the clapper fell')
    await context.run('belfry.strike-once', { number: run.number + 1 })
  })
  const { host, tenant } = await prepare({ jobs: [strike], commands: [strikeOnce] })
  await start(host)
  await ask(host, tenant, [5])
  await until(() => seen.length === 3, 18_000)
  await until(async () => (await strikes(host, tenant)).length === 2)
  expect(seen.map(({ attempt }) => attempt)).toEqual([1, 2, 3])
  expect(new Set(seen.map(({ jobId }) => jobId)).size).toBe(1)
  expect(await strikes(host, tenant)).toEqual([5, 6])
}, 30_000)

test('[BG-06] a job that fails every time lands among the dead letters without quoting anybody, and can be run again', async () => {
  let broken = true
  const seen: Run[] = []
  const strike = strikeJob(
    async (run) => {
      seen.push(run)
      if (broken) throw new Error('mary@example.org complained')
    },
    { retry: { limit: 0 } },
  )
  const { host, tenant } = await prepare({ jobs: [strike] })
  const { boss } = await start(host)
  await ask(host, tenant, [1])
  await until(async () => (await deadJobs(boss)).length === 1)
  const [dead] = await deadJobs(boss)
  expect(dead).toMatchObject({ name: 'belfry.strike', tenantId: tenant.id, jobId: seen[0]?.jobId, attempts: 1 })
  expect(dead?.fault).toMatch(/^Error at .*jobs\.test\.ts:\d+$/)
  const { rows } = await host.db.systemPool.query(
    `select count(*)::int as n from pgboss.job where output::text || coalesce(source_output::text, '') like '%mary%'`,
  )
  expect(rows[0].n).toBe(0)
  broken = false
  expect(await retryJob(boss, tenant.id)).toBe(false)
  expect(await retryJob(boss, dead?.id as string)).toBe(true)
  await until(() => seen.length === 2)
  expect(seen[1]?.jobId).toBe(seen[0]?.jobId)
  expect(await deadJobs(boss)).toEqual([])
})

test('[BG-19] several workers share the jobs of many tenants; each runs once', async () => {
  const seen: string[] = []
  const parts = { jobs: [strikeJob(async ({ jobId }) => void seen.push(jobId))] }
  const { host, tenant, address } = await prepare(parts)
  const other = await prepare(parts, address)
  host.tenants.forget()
  await Promise.all([start(host), start(other.host)])
  const numbers = Array.from({ length: 150 }, (_, i) => i)
  await Promise.all([ask(host, tenant, numbers), ask(other.host, other.tenant, numbers)])
  await until(() => seen.length >= 300, 20_000)
  await new Promise((resolve) => setTimeout(resolve, 300))
  expect(new Set(seen).size).toBe(300)
  expect(seen).toHaveLength(300)
}, 30_000)

test('one tenant’s long queue does not keep another tenant’s jobs waiting', async () => {
  const { host, tenant } = await prepare({ jobs: [strikeJob(async () => {})] })
  const small = await aTenant(host)
  await ask(
    host,
    tenant,
    Array.from({ length: 500 }, (_, i) => i),
  )
  await ask(host, small, [1, 2, 3])
  const claimed: AskedJob[] = []
  await relayJobs(
    host.db.systemPool,
    { now: host.clock.now(), most: 32, whileClosed: [], ofProducts: {} },
    async (_client, jobs) => void claimed.push(...jobs),
  )
  expect(claimed.filter(({ tenantId }) => tenantId === small.id)).toHaveLength(3)
  expect(claimed.filter(({ tenantId }) => tenantId === tenant.id)).toHaveLength(8)
})

test('what somebody waits for goes before whatever its tenant asked for earlier', async () => {
  const { host, tenant } = await prepare({ jobs: [strikeJob(async () => {})] })
  await ask(
    host,
    tenant,
    Array.from({ length: 20 }, (_, i) => i),
  )
  await ask(host, tenant, [99], { urgent: true })
  const claimed: AskedJob[] = []
  const due = { now: host.clock.now(), most: 32, whileClosed: [], ofProducts: {} }
  await relayJobs(host.db.systemPool, due, async (_client, jobs) => void claimed.push(...jobs))
  expect(claimed).toHaveLength(8)
  expect(claimed.filter(({ urgent }) => urgent).map(({ input }) => input)).toEqual([{ number: 99 }])
})

test('a relay that dies before handing over leaves the jobs asked for', async () => {
  const { host, tenant } = await prepare({ jobs: [strikeJob(async () => {})] })
  await ask(host, tenant, [1, 2])
  const dying = relayJobs(
    host.db.systemPool,
    { now: host.clock.now(), most: 32, whileClosed: [], ofProducts: {} },
    async (client) => {
      await client.query('select pg_terminate_backend(pg_backend_pid())')
    },
  )
  await expect(dying).rejects.toThrow()
  expect(await host.db.system.selectFrom('job_requests').select('id').execute()).toHaveLength(2)
})

test('a job for later waits for its time by the host’s clock', async () => {
  const seen: Run[] = []
  const { host, tenant } = await prepare({ jobs: [strikeJob(async (run) => void seen.push(run))] })
  await ask(host, tenant, [1], { runAt: later(host.clock.now(), { hours: 2 }) })
  await drain(host)
  expect(seen).toEqual([])
  ;(host.clock as unknown as { advance(by: object): void }).advance({ hours: 3 })
  await drain(host)
  expect(seen).toHaveLength(1)
})

test('jobs of a suspended community wait until it is active again', async () => {
  const seen: Run[] = []
  const { host, tenant } = await prepare({ jobs: [strikeJob(async (run) => void seen.push(run))] })
  await ask(host, tenant, [1])
  await setStatus(host, tenant, 'suspended')
  await drain(host)
  expect(seen).toEqual([])
  await setStatus(host, tenant, 'active')
  await drain(host)
  expect(seen).toHaveLength(1)
})

test('a job handed over just before its community was suspended fails visibly instead of passing for done', async () => {
  const { host, tenant } = await prepare({ jobs: [strikeJob(async () => {})] })
  await setStatus(host, tenant, 'suspended')
  const asked = { id: tenant.id, tenantId: tenant.id, name: 'belfry.strike', input: { number: 1 } }
  const attempt = { attempt: 1, signal: new AbortController().signal }
  await expect(runJob(host, asked, attempt)).rejects.toThrow('suspended')
})

test('a scheduled job is asked for once per active tenant and tick, in its own time zone', async () => {
  const seen: Run[] = []
  const schedule = { cron: '0 2 * * *', zone: 'Australia/Darwin', input: { number: 9 } }
  const { host, tenant } = await prepare({ jobs: [strikeJob(async (run) => void seen.push(run), { schedule })] })
  const second = await aTenant(host)
  const gone = await aTenant(host)
  await host.db.global.updateTable('tenants').set({ status: 'archived' }).where('id', '=', gone.id).execute()
  host.tenants.forget()
  const { boss } = await start(host)
  const [stored] = await boss.getSchedules(TICKS, 'belfry.strike')
  expect(stored).toMatchObject({ cron: '0 2 * * *', timezone: 'Australia/Darwin' })
  await boss.send(TICKS, { job: 'belfry.strike' })
  await until(() => seen.length === 2, 8_000)
  expect(seen.map(({ tenantId }) => tenantId).toSorted()).toEqual([tenant.id, second.id].toSorted())
  // The same tick again, after its jobs have been handed over: the queue knows their ids.
  for (let i = 0; i < 2; i++) await askForTick(host, 'belfry.strike', '7f000000-0000-7000-8000-000000000001')
  await until(() => seen.length === 4)
  await askForTick(host, 'belfry.strike', '7f000000-0000-7000-8000-000000000001')
  host.feed.committed({ events: [], jobs: 1 })
  await until(async () => (await host.db.system.selectFrom('job_requests').select('id').execute()).length === 0)
  await new Promise((resolve) => setTimeout(resolve, 300))
  expect(seen).toHaveLength(4)
}, 30_000)

test('the nightly purge clears what is past its time and keeps what somebody still needs', async () => {
  const deaf = { name: 'belfry.deaf', on: [bellRung.name], run: async () => {} }
  const { host, tenant } = await prepare({ subscribers: [deaf] })
  await ring(host, tenant, 1)
  await drain(host)
  await ring(host, tenant, 2)
  const key = (key: string, hoursAgo: number) => ({
    tenant_id: tenant.id,
    key,
    actor_id: 'x',
    fingerprint: '',
    status: 200,
    created_at: later(host.clock.now(), { hours: -hoursAgo }),
  })
  await host.db.system
    .insertInto('idempotency_keys')
    .values([key('old', 25), key('new', 23), { ...key('job:1:1', 24 * 30), actor_id: 'system' }])
    .execute()
  expect(await purge(host)).toEqual({ keys: 1, inbox: 0, events: 0 })
  ;(host.clock as unknown as { advance(by: object): void }).advance({ hours: 24 * 91 })
  expect(await purge(host)).toEqual({ keys: 2, inbox: 1, events: 1 })
  const kept = await host.db.system.selectFrom('events').select('data').execute()
  expect(kept).toEqual([{ data: { number: 2 } }])
})

const strikes = async (host: Host, tenant: Tenant): Promise<number[]> => {
  const rows = await host.reader(tenant, systemActor(tenant.id)).db.selectFrom('rings').select('number').orderBy('id').execute()
  return rows.map((row) => row.number)
}

const setStatus = async (host: Host, tenant: Tenant, status: Tenant['status']) => {
  await host.db.global.updateTable('tenants').set({ status }).where('id', '=', tenant.id).execute()
  host.tenants.forget()
}
