import { sql } from 'kysely'
import { showSystem as contract } from '../../contract/index.ts'
import { query } from '../db.ts'
import { canSeeSystem } from '../policy.ts'

type Row = {
  version: string
  size: string | number
  connections: number
  waiting: number
  dead: number
  retried: number
  deadDeliveries: number
  oldest: number
  lastEventAt: string | null
}

/** The database and this community's queues, looked at now. */
export const showSystem = query(contract, {
  allow: (actor) => canSeeSystem(actor),
  async run({ db, now }) {
    const { rows } = await sql<Row>`select
      current_setting('server_version') as version,
      pg_database_size(current_database()) as size,
      (select count(*) from pg_stat_activity where datname = current_database())::int as connections,
      ((select count(*) from job_requests where run_at <= ${now}::timestamptz) + guildhall.administration_waiting_jobs())::int as waiting,
      (select count(*) from guildhall.administration_dead_jobs(1000))::int as dead,
      (select count(*) from inbox where state = 'retry')::int as retried,
      (select count(*) from inbox where state = 'dead')::int as "deadDeliveries",
      coalesce((select extract(epoch from ${now}::timestamptz - min(run_at)) from job_requests where run_at <= ${now}::timestamptz), 0)::int as oldest,
      (select at from events order by seq desc limit 1) as "lastEventAt"`.execute(db as never)
    const row = rows[0] as Row
    return {
      database: { version: row.version, sizeBytes: Number(row.size), connections: row.connections },
      queues: {
        jobsWaiting: row.waiting,
        jobsDead: row.dead,
        deliveriesRetried: row.retried,
        deliveriesDead: row.deadDeliveries,
        oldestJobSeconds: Math.max(0, row.oldest),
      },
      lastEventAt: row.lastEventAt,
    }
  },
})
