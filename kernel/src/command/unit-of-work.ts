import { type CompiledQuery, type Kysely, sql } from 'kysely'
import type { AuditEntry } from '../audit/entry.ts'
import { auditStatement } from '../audit/statement.ts'
import type { Database } from '../db/database.ts'
import { newId } from '../db/id.ts'
import type { OpenTransaction } from '../db/transaction.ts'
import type { Feed } from '../event/feed.ts'
import { insertJobRequests, type JobRequest } from '../job/requests.ts'
import { systemActor } from '../policy/actor.ts'
import type { Tenant } from '../tenant/tenant.ts'
import { outboxStatement, type PendingEvent } from './outbox.ts'
import type { AuditNote, Reader, UnitContext, Writer } from './unit.ts'

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
 * trip.
 */
export async function runUnit<T>(
  { db, feed }: { db: Database; feed: Feed },
  context: UnitContext,
  work: (tx: Writer<any>) => Promise<T>,
  { keeps = () => true, entryOf = noEntry }: Ending<T> = {},
): Promise<T> {
  const transaction = db.open({ tenantId: context.tenant.id, memberId: context.actor.memberId })
  const pending: Pending = { events: [], jobs: [], note: {} }
  try {
    const result = await work(writerOf(transaction.db, context, pending))
    if (!keeps(result)) return result
    await commitWith(transaction, context, { ...pending, entry: noted(entryOf(result), pending.note) })
    announce(feed, context.tenant.id, pending)
    return result
  } finally {
    await transaction.rollback()
  }
}

/**
 * Works in another tenant inside the transaction that is open: both commit together or not at all. For operators of the
 * server, who act from one community on another. The other tenant's events reach listeners through the tail.
 */
export async function asTenant<T>(tx: Writer<any>, tenant: Tenant, work: (inner: Writer<any>) => Promise<T>): Promise<T> {
  const scope = (id: string) => sql`select set_config('app.tenant_id', ${id}, true)`.execute(tx.db)
  const context = { ...tx, tenant, actor: systemActor(tenant.id), requestId: null }
  const pending: Pending = { events: [], jobs: [], note: {} }
  await scope(tenant.id)
  const result = await work(writerOf(tx.db as Kysely<any>, context, pending))
  if (pending.jobs.length > 0) await insertJobRequests(tx.db as Kysely<any>, tenant.id, pending.jobs)
  const last = lastStatement(tx.db as Kysely<any>, context, { events: pending.events, entry: noted(null, pending.note) })
  if (last) await (tx.db as Kysely<any>).executeQuery(last)
  await scope(tx.tenant.id)
  return result
}

type Ending<T> = {
  /** Whether what was done stays: a refusal rolls everything back. */
  keeps?: (result: T) => boolean
  /** What the audit log says of it, before the note of the work itself. */
  entryOf?: (result: T) => AuditEntry | null
}
const noEntry = () => null

// Work outside a command, such as an install, is in the log when it says itself what it did.
const noted = (entry: AuditEntry | null, note: AuditNote): AuditEntry | null =>
  entry ? { ...entry, ...note } : note.action ? { outcome: 'ok', ...note, action: note.action } : null

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
      const { runAt = now, urgent } = options ?? {}
      pending.jobs.push({ id: newId(), name: job.name, input: job.input.parse(input), runAt, urgent })
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
  context: UnitContext,
  { events, jobs, entry }: Pending & { entry: AuditEntry | null },
) {
  if (jobs.length > 0) await insertJobRequests(transaction.db, context.tenant.id, jobs)
  await transaction.commit(lastStatement(transaction.db, context, { events, entry }))
}

function lastStatement(
  db: Kysely<any>,
  context: UnitContext,
  { events, entry }: { events: readonly PendingEvent[]; entry: AuditEntry | null },
): CompiledQuery | undefined {
  const { tenant, actor, requestId, now } = context
  const audit = entry && auditStatement(context, entry)
  if (events.length === 0) return audit?.compile(db)
  const outbox = outboxStatement({ tenantId: tenant.id, actorId: actor.memberId, requestId, at: now }, events)
  return (audit ? sql`with audited as (${audit}) ${outbox}` : outbox).compile(db)
}
