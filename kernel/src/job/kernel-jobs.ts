import { later } from '../clock/clock.ts'
import type { Host } from '../command/host.ts'

type KernelHost = Pick<Host, 'db' | 'registry' | 'clock' | 'log' | 'site' | 'tenants'>

/** Work for the whole installation rather than one tenant. */
export type KernelJob = { name: string; cron: string; zone: string; run: (host: KernelHost) => Promise<void> }

export const IDEMPOTENCY_HOURS = 24
export const EVENT_DAYS = 90
const BATCH = 5_000

/** Clears what nobody needs any more: answers to old writes, and events everyone has had. */
export async function purge(host: KernelHost): Promise<{ keys: number; inbox: number; events: number }> {
  const keysBefore = later(host.clock.now(), { hours: -IDEMPOTENCY_HOURS })
  const eventsBefore = later(host.clock.now(), { hours: -24 * EVENT_DAYS })
  const subscribers = host.registry.subscribers.map((subscriber) => subscriber.name)
  const purged = {
    keys: await inBatches(host, PURGE_KEYS, [keysBefore, eventsBefore]),
    inbox: await inBatches(host, PURGE_INBOX, [eventsBefore, subscribers]),
    events: await inBatches(host, PURGE_EVENTS, [eventsBefore, subscribers]),
  }
  host.log.info(purged, 'purged what is past its time')
  return purged
}

/**
 * Erases tenants whose time of grace is over: first what lies outside the database, then every row. Safe to be killed in
 * between: the tenant stays due until its rows are gone.
 */
export async function eraseDue({ db, clock, log, site, tenants }: KernelHost): Promise<string[]> {
  const due = "select id, slug from tenants where status = 'deleting' and erase_after <= $1"
  const { rows } = await db.systemPool.query<{ id: string; slug: string }>(due, [clock.now()])
  const erased: string[] = []
  for (const { id, slug } of rows) {
    await site.kept.erase(id)
    const { rows: done } = await db.systemPool.query('select guildhall.erase_due_tenant($1, $2) as erased', [id, clock.now()])
    await forgetJobs(db.systemPool, id)
    if (done[0]?.erased) erased.push(slug)
  }
  if (erased.length > 0) {
    log.info({ erased }, 'erased communities whose time was over')
    tenants.forget()
  }
  return erased
}

// What was handed over to pg-boss, whose tables are there once something has worked here.
async function forgetJobs(pool: Host['db']['systemPool'], tenantId: string): Promise<void> {
  const { rows } = await pool.query<{ there: boolean }>("select to_regclass('pgboss.job') is not null as there")
  if (rows[0]?.there) await pool.query("delete from pgboss.job where data->>'tenantId' = $1", [tenantId])
}

export const kernelJobs: readonly KernelJob[] = [
  { name: 'kernel.purge', cron: '17 3 * * *', zone: 'UTC', run: async (host) => void (await purge(host)) },
  { name: 'kernel.erase', cron: '41 * * * *', zone: 'UTC', run: async (host) => void (await eraseDue(host)) },
]

// The program's own keys are those of jobs, and a job may be run again for as long as it is among the dead letters.
const PURGE_KEYS = `delete from idempotency_keys where ctid = any(array(
  select ctid from idempotency_keys where created_at < $1 and (actor_id <> 'system' or created_at < $2) limit ${BATCH}))`

// What every cursor has passed will not be read again, so what was done about it need not be remembered. A delivery
// that failed keeps its event.
const PASSED = `
  e.at < $1 and not exists (
    select from cursors c where c.subscriber = any($2) and (c.xid, c.seq) < (e.xid, e.seq))`

const PURGE_INBOX = `delete from inbox where ctid = any(array(
  select i.ctid from inbox i join events e using (tenant_id, seq) where i.state = 'done' and ${PASSED} limit ${BATCH}))`

const PURGE_EVENTS = `delete from events where ctid = any(array(
  select e.ctid from events e
  where ${PASSED} and not exists (select from inbox i where i.tenant_id = e.tenant_id and i.seq = e.seq) limit ${BATCH}))`

async function inBatches({ db }: KernelHost, sql: string, values: readonly unknown[]): Promise<number> {
  let total = 0
  for (;;) {
    const { rowCount } = await db.systemPool.query(sql, [...values])
    total += rowCount ?? 0
    if ((rowCount ?? 0) < BATCH) return total
  }
}
