import type { Kysely } from 'kysely'
import type { Database } from '../db/database.ts'
import { newId } from '../db/id.ts'
import type { OpenTransaction } from '../db/transaction.ts'
import type { Feed } from '../event/feed.ts'
import { insertJobRequests, type JobRequest } from '../job/requests.ts'
import type { Actor } from '../policy/actor.ts'
import type { Tenant } from '../tenant/tenant.ts'
import { outboxStatement, type PendingEvent } from './outbox.ts'
import type { AuditNote, Origin, Reader, Site, Writer } from './unit.ts'

export type UnitContext = { tenant: Tenant; site: Site; actor: Actor; now: string; requestId: string | null; origin: Origin }

export const readerOf = (db: Database, { tenant, site, actor, now, origin }: UnitContext): Reader<any> => ({
  db: db.tenant(tenant.id),
  tenant,
  site,
  actor,
  now,
  origin,
})

/**
 * One transaction: rows, events and job requests commit together or not at all. The events and the commit are one round
 * trip. `work` may return a value that `keeps` rejects (a refusal): then everything is rolled back.
 */
export async function runUnit<T>(
  { db, feed }: { db: Database; feed: Feed },
  context: UnitContext,
  work: (tx: Writer<any>) => Promise<T>,
  keeps: (result: T) => boolean = () => true,
): Promise<T> {
  const transaction = db.open({ tenantId: context.tenant.id, memberId: context.actor.memberId })
  const pending: Pending = { events: [], jobs: [], note: {} }
  try {
    const result = await work(writerOf(transaction.db, context, pending))
    if (!keeps(result)) return result
    await commitWith(transaction, context, pending)
    announce(feed, context.tenant.id, pending)
    return result
  } finally {
    await transaction.rollback()
  }
}

type Pending = { events: PendingEvent[]; jobs: JobRequest[]; note: AuditNote }

function writerOf(db: Kysely<any>, { tenant, site, actor, now, origin }: UnitContext, pending: Pending): Writer<any> {
  return {
    db,
    tenant,
    site,
    actor,
    now,
    origin,
    emit: (type, data) => {
      const parsed = type.data.parse(data)
      pending.events.push({ type, data: parsed, audience: type.audience(parsed as never) })
    },
    ask: (job, input, options) => {
      pending.jobs.push({ id: newId(), name: job.name, input: job.input.parse(input), runAt: options?.runAt ?? now })
    },
    audit: (note) => {
      pending.note = { ...pending.note, ...note }
    },
  }
}

function announce(feed: Feed, tenantId: string, { events, jobs }: Pending) {
  if (events.length + jobs.length === 0) return
  const emitted = events.map(({ type, audience, data }) => ({ tenantId, name: type.name, audience, data }))
  feed.committed({ events: emitted, jobs: jobs.length })
}

async function commitWith(
  transaction: OpenTransaction,
  { tenant, actor, now, requestId }: UnitContext,
  { events, jobs }: Pending,
) {
  if (jobs.length > 0) await insertJobRequests(transaction.db, tenant.id, jobs)
  if (events.length === 0) return transaction.commit()
  const stamp = { tenantId: tenant.id, actorId: actor.memberId, requestId, at: now }
  await transaction.commit(outboxStatement(transaction.db, stamp, events))
}
