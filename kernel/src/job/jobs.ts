import type { JobWithMetadata, PgBoss } from 'pg-boss'
import { faultText } from '../event/fault-text.ts'
import { pump } from '../event/pump.ts'
import { createBoss, createQueues, JOBS, TICKS } from './boss.ts'
import { kernelJobs } from './kernel-jobs.ts'
import { type AskedJob, jobsThatWait, relayJobs } from './relay.ts'
import { type JobHost, RETRY_DELAY_SECONDS, retryLimitOf, runJob } from './run.ts'
import { askForTick } from './schedule.ts'

export type Jobs = { boss: PgBoss; stop(): Promise<void> }
export type JobsOptions = { concurrency?: number }

const CONCURRENCY = 10
const RELAY_POLL_MS = 1_000
const SHUTDOWN_MS = 10_000
// Everything handed over waits in line by age; the shorter that line, the fairer the turns.
const BACKLOG = 16

/** Runs the jobs tenants ask for and the ones on a schedule, in this process. Others may do the same at once. */
export async function startJobs(host: JobHost, { concurrency = CONCURRENCY }: JobsOptions = {}): Promise<Jobs> {
  const report = (error: unknown) => host.log.warn({ fault: faultText(error) }, 'jobs could not be handed over; trying again')
  const boss = createBoss(host.db.systemPool.options, report)
  await boss.start()
  await createQueues(boss)
  const workers: string[] = []
  const wakeWorkers = () => {
    for (const id of workers) boss.notifyWorker(id)
  }
  const relay = pump({ run: () => relayOnce(host, boss, wakeWorkers), report })
  for (let i = 0; i < concurrency; i++) workers.push(await startWorker(host, boss, relay.wake))
  await keepSchedules(host, boss)
  const stopHearing = host.feed.onCommit((commit) => {
    if (commit.jobs > 0) relay.wake()
  })
  relay.wake()
  return {
    boss,
    async stop() {
      stopHearing()
      await relay.stop()
      await boss.stop({ graceful: true, timeout: SHUTDOWN_MS })
    },
  }
}

async function relayOnce(host: JobHost, boss: PgBoss, wakeWorkers: () => void): Promise<number> {
  const most = BACKLOG - (await backlogOf(host))
  const due = { now: host.clock.now(), most, ...jobsThatWait(host.registry) }
  const handedOver = await relayJobs(host.db.systemPool, due, async (client, jobs) => {
    const db = { executeSql: (text: string, values?: unknown[]) => client.query(text, values) }
    await boss.insert(
      JOBS,
      jobs.map((job) => ({ id: job.id, data: job, ...retriesOf(host, job) })),
      { db },
    )
  })
  if (handedOver > 0) wakeWorkers()
  return handedOver > 0 && handedOver === most ? 0 : RELAY_POLL_MS
}

const retriesOf = (host: JobHost, job: AskedJob) => ({
  retryLimit: retryLimitOf(host, job.name),
  retryDelay: host.registry.jobs.get(job.name)?.retry?.delaySeconds ?? RETRY_DELAY_SECONDS,
  retryBackoff: true,
  priority: job.urgent ? 1 : 0,
})

async function backlogOf(host: JobHost): Promise<number> {
  const { rows } = await host.db.systemPool.query<{ waiting: number }>(
    `select count(*)::int as waiting from (
       select from pgboss.job where name = $1 and state < 'active' and start_after <= now() limit ${BACKLOG}) j`,
    [JOBS],
  )
  return rows[0]?.waiting ?? 0
}

// One job at a time and then straight to the next: pg-boss's own bursts need batches, whose short jobs would wait for
// the longest to be settled.
async function startWorker(host: JobHost, boss: PgBoss, finished: () => void): Promise<string> {
  const options = { includeMetadata: true, batchSize: 1, pollingIntervalSeconds: 1, notifyPollingIntervalSeconds: 4 } as const
  const id: string = await boss.work<AskedJob, void, typeof options>(JOBS, options, async (batch) => {
    for (const job of batch) {
      try {
        await attempt(host, job)
      } finally {
        boss.notifyWorker(id)
        finished()
      }
    }
  })
  return id
}

async function attempt(host: JobHost, job: JobWithMetadata<AskedJob>): Promise<void> {
  const facts = { job: job.data.name, jobId: job.data.id, tenantId: job.data.tenantId, attempt: job.retryCount + 1 }
  try {
    await runJob(host, job.data, { attempt: job.retryCount + 1, signal: job.signal })
  } catch (error) {
    const last = job.retryCount >= job.retryLimit
    host.log[last ? 'error' : 'warn'](
      { ...facts, fault: faultText(error) },
      last ? 'job given up: see the dead letters' : 'job failed',
    )
    // pg-boss keeps what is thrown; messages may quote people, so only the fault's kind and place travel.
    throw Object.assign(new Error(faultText(error)), { stack: undefined })
  }
}

async function keepSchedules(host: JobHost, boss: PgBoss): Promise<void> {
  for (const { name, schedule } of host.registry.jobs.values()) {
    if (schedule) await boss.schedule(TICKS, schedule.cron, { job: name }, { tz: schedule.zone, key: name })
  }
  for (const { name, cron, zone } of kernelJobs) await boss.schedule(TICKS, cron, { job: name }, { tz: zone, key: name })
  await boss.work<{ job: string }>(TICKS, { pollingIntervalSeconds: 2 }, async (ticks) => {
    for (const tick of ticks) await runTick(host, boss, { name: tick.data.job, id: tick.id })
  })
}

async function runTick(host: JobHost, boss: PgBoss, { name, id }: { name: string; id: string }): Promise<void> {
  const own = kernelJobs.find((job) => job.name === name)
  if (own) return own.run(host)
  // Left behind by a module that is gone.
  if (!host.registry.jobs.get(name)?.schedule) return boss.unschedule(TICKS, name)
  await askForTick(host, name, id)
}
