import { sql } from 'kysely'
import { listFailures as contract, type Failed } from '../../contract/index.ts'
import { query } from '../db.ts'
import { canSeeSystem } from '../policy.ts'

/** What failed every time in this community and waits for somebody. */
export const listFailures = query(contract, {
  allow: (actor) => canSeeSystem(actor),
  async run({ db }) {
    const { rows } = await sql<Failed>`
      select * from (
        select 'job' as kind, 'job:' || id as ref, name, fault, attempts, died_at as "failedAt"
        from guildhall.administration_dead_jobs(100)
        union all
        (select 'delivery', 'delivery:' || i.seq || ':' || i.subscriber, e.name || ' → ' || i.subscriber, i.error, i.attempts, i.updated_at
         from inbox i join events e on e.tenant_id = i.tenant_id and e.seq = i.seq
         where i.state = 'dead' order by i.updated_at desc limit 100)
      ) failed order by "failedAt" desc limit 100`.execute(db as never)
    return { items: rows }
  },
})
