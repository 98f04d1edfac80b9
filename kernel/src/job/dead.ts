import type { PgBoss } from 'pg-boss'
import { DEAD, JOBS } from './boss.ts'
import type { AskedJob } from './relay.ts'

export type DeadJob = {
  /** What `retryJob` takes. */
  id: string
  jobId: string
  tenantId: string
  name: string
  /** Kind and place of the last fault; nothing personal. */
  fault: string | null
  attempts: number
  diedAt: string
}

/** Jobs that failed every time, latest first. */
export async function deadJobs(boss: PgBoss, limit = 100): Promise<DeadJob[]> {
  const found = await boss.findJobs<AskedJob>(DEAD, { queued: true })
  return found
    .sort((a, b) => b.createdOn.getTime() - a.createdOn.getTime())
    .slice(0, limit)
    .map((job) => ({
      id: job.id,
      jobId: job.data.id,
      tenantId: job.data.tenantId,
      name: job.data.name,
      fault: (job.sourceOutput as { message?: string } | null)?.message ?? null,
      attempts: (job.sourceRetryCount ?? 0) + 1,
      diedAt: job.createdOn.toISOString(),
    }))
}

/** Gives a dead job all its attempts again, with its own id, so that what it did is not done twice. `false`: unknown. */
export const retryJob = async (boss: PgBoss, id: string): Promise<boolean> =>
  (await boss.redrive(DEAD, { ids: [id], destination: JOBS })) === 1
