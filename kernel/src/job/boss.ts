import type pg from 'pg'
import { type ConstructorOptions, PgBoss } from 'pg-boss'

export const JOBS = 'guildhall'
export const DEAD = 'guildhall-dead'
export const TICKS = 'guildhall-ticks'

const DAY_SECONDS = 86_400

/**
 * pg-boss in its own schema, on a small pool of its own: it expects pg's usual types, and it listens.
 *
 * A worker that dies is noticed after 10 to 15 s by its missing heartbeat, and its job runs again elsewhere.
 */
export function createBoss(options: pg.PoolOptions, report: (error: unknown) => void): PgBoss {
  const { types: _ours, ...connection } = options
  const boss = new PgBoss({
    ...(connection as ConstructorOptions),
    password: options.password as string,
    schema: 'pgboss',
    createSchema: false,
    application_name: 'guildhall-jobs',
    max: 4,
    useListenNotify: true,
    monitorIntervalSeconds: 5,
    superviseIntervalSeconds: 5,
    cronMonitorIntervalSeconds: 15,
    cronWorkerIntervalSeconds: 5,
  })
  boss.on('error', report)
  return boss
}

export async function createQueues(boss: PgBoss): Promise<void> {
  const kept = { retentionSeconds: 90 * DAY_SECONDS, deleteAfterSeconds: 90 * DAY_SECONDS }
  await boss.createQueue(DEAD, kept)
  const retried = { retryBackoff: true, retryDelayMax: 3_600, heartbeatSeconds: 10, expireInSeconds: 900 }
  const done = { retentionSeconds: 14 * DAY_SECONDS, deleteAfterSeconds: DAY_SECONDS }
  await boss.createQueue(JOBS, { ...retried, ...done, retryLimit: 5, retryDelay: 2, deadLetter: DEAD, notify: true })
  await boss.createQueue(TICKS, { ...retried, ...done, retryLimit: 3, retryDelay: 5 })
}
