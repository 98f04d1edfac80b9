import type { Host } from '../command/host.ts'
import { type AskedJob, jobsThatWait, relayJobs } from '../job/relay.ts'
import { type JobHost, retryLimitOf, runJob } from '../job/run.ts'
import type { DeliveryHost } from './deliver.ts'
import { dispatchBatch, registerSubscribers } from './dispatcher.ts'
import { faultText } from './fault-text.ts'
import { retryDeliveries } from './retries.ts'

export type Drained = {
  delivered: number
  retried: number
  jobs: number
  /** Jobs that failed every attempt. Deliveries that did are in `deadDeliveries`. */
  failedJobs: { name: string; id: string; fault: string }[]
}

const PAUSE_MS = 2

/**
 * Delivers every committed event, tries every failed delivery again until it succeeds or is dead, and runs every job
 * that is due by the host's clock, until nothing is left. For tests: waits for no backoff and needs no worker.
 */
export async function drain(host: DeliveryHost & JobHost & Pick<Host, 'registry'>): Promise<Drained> {
  const drained: Drained = { delivered: 0, retried: 0, jobs: 0, failedJobs: [] }
  await registerSubscribers(host)
  for (;;) {
    const delivered = await deliverAll(host)
    const retried = await retryDeliveries(host, 'all')
    const jobs = await runAllJobs(host, drained)
    drained.delivered += delivered
    drained.retried += retried
    drained.jobs += jobs
    if (delivered + retried + jobs === 0) return drained
  }
}

async function deliverAll(host: DeliveryHost): Promise<number> {
  let delivered = 0
  for (const subscriber of host.registry.subscribers) {
    for (;;) {
      const batch = await dispatchBatch(host, subscriber)
      delivered += batch?.delivered ?? 0
      if (batch && !batch.more && !batch.held) break
      if (!batch?.more) await new Promise((resolve) => setTimeout(resolve, PAUSE_MS))
    }
  }
  return delivered
}

async function runAllJobs(host: JobHost, drained: Drained): Promise<number> {
  let ran = 0
  for (;;) {
    const batch: AskedJob[] = []
    const due = { now: host.clock.now(), most: 32, ...jobsThatWait(host.registry) }
    await relayJobs(host.db.systemPool, due, async (_client, jobs) => void batch.push(...jobs))
    for (const job of batch) {
      const fault = await runUntilOver(host, job)
      if (fault) drained.failedJobs.push({ name: job.name, id: job.id, fault })
    }
    ran += batch.length
    if (batch.length === 0) return ran
  }
}

async function runUntilOver(host: JobHost, job: AskedJob): Promise<string | null> {
  const { signal } = new AbortController()
  for (let attempt = 1; ; attempt++) {
    try {
      await runJob(host, job, { attempt, signal })
      return null
    } catch (error) {
      if (attempt > retryLimitOf(host, job.name)) return faultText(error)
    }
  }
}
