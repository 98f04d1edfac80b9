import { sql } from 'kysely'
import type { Subscriber } from '../command/command.ts'
import type { Host } from '../command/host.ts'
import { systemActor } from '../policy/actor.ts'
import { asDelivered, type DeliveryHost, MOST_ATTEMPTS, retryDelay } from './deliver.ts'
import { faultText } from './fault-text.ts'
import { toFeedEvent } from './read-outbox.ts'

type Waiting = { tenantId: string; subscriber: string; seq: number; attempts: number }
type When = 'due' | 'all'

const BATCH = 50

/** Tries failed deliveries again: those whose time has come, or all. Returns how many it tried, others' work left aside. */
export async function retryDeliveries(host: DeliveryHost, when: When = 'due'): Promise<number> {
  let tried = 0
  for (const delivery of await waitingDeliveries(host, when)) if (await retryOne(host, delivery, when)) tried++
  return tried
}

async function waitingDeliveries(host: DeliveryHost, when: When): Promise<Waiting[]> {
  const { rows } = await host.db.systemPool.query<Waiting>(
    `select tenant_id as "tenantId", subscriber, seq, attempts from inbox
     where state = 'retry' and ($1 = 'all' or next_at <= now()) and subscriber = any($2) order by next_at limit ${BATCH}`,
    [when, host.registry.subscribers.map((subscriber) => subscriber.name)],
  )
  return rows
}

async function retryOne(host: DeliveryHost, waiting: Waiting, when: When): Promise<boolean> {
  const subscriber = host.registry.subscribers.find(({ name }) => name === waiting.subscriber)
  const tenant = await host.tenants.find(waiting.tenantId)
  if (!subscriber || !tenant) return false
  try {
    return await host.transact(tenant, systemActor(tenant.id), (tx) => runAgain(tx, { subscriber, waiting, when }))
  } catch (error) {
    const dead = waiting.attempts + 1 >= MOST_ATTEMPTS
    const facts = { subscriber: subscriber.name, seq: waiting.seq, attempts: waiting.attempts + 1, fault: faultText(error) }
    host.log[dead ? 'error' : 'warn'](facts, dead ? 'delivery given up: see guildhall doctor' : 'delivery failed again')
    await recordAgain(host, waiting, error)
    return true
  }
}

type Again = { subscriber: Subscriber; waiting: Waiting; when: When }

// The row's lock keeps other workers away; marking it done commits with the subscriber's effect.
async function runAgain(tx: Parameters<Subscriber['run']>[0], { subscriber, waiting, when }: Again): Promise<boolean> {
  const mine = await tx.db
    .selectFrom('inbox')
    .innerJoin('events', (join) => join.onRef('events.tenant_id', '=', 'inbox.tenant_id').onRef('events.seq', '=', 'inbox.seq'))
    .select((eb) => [
      'events.tenant_id',
      'events.seq',
      eb.cast<string>('events.xid', 'text').as('xid'),
      'events.name',
      'events.data',
      'events.audience',
      'events.actor_id',
      'events.at',
    ])
    .where('inbox.tenant_id', '=', waiting.tenantId)
    .where('inbox.subscriber', '=', waiting.subscriber)
    .where('inbox.seq', '=', waiting.seq)
    .where('inbox.state', '=', 'retry')
    .$if(when === 'due', (query) => query.where('inbox.next_at', '<=', sql<string>`now()`))
    .forUpdate('inbox')
    .skipLocked()
    .executeTakeFirst()
  if (!mine) return false
  await subscriber.run(tx, asDelivered(toFeedEvent(mine as Parameters<typeof toFeedEvent>[0])))
  await tx.db
    .updateTable('inbox')
    .set((eb) => ({ state: 'done', next_at: null, error: null, attempts: waiting.attempts + 1, updated_at: eb.fn('now') }))
    .where('tenant_id', '=', waiting.tenantId)
    .where('subscriber', '=', waiting.subscriber)
    .where('seq', '=', waiting.seq)
    .execute()
  return true
}

async function recordAgain(host: DeliveryHost, waiting: Waiting, error: unknown): Promise<void> {
  const attempts = waiting.attempts + 1
  await host.db.systemPool.query(
    `update inbox set state = $5, attempts = $4, error = $6, updated_at = now(),
       next_at = case when $5 = 'retry' then now() + make_interval(secs => $7) end
     where tenant_id = $1 and subscriber = $2 and seq = $3 and state = 'retry' and attempts = $4 - 1`,
    [
      waiting.tenantId,
      waiting.subscriber,
      waiting.seq,
      attempts,
      attempts >= MOST_ATTEMPTS ? 'dead' : 'retry',
      faultText(error),
      retryDelay(attempts),
    ],
  )
}

export type DeadDelivery = Waiting & { event: string; error: string | null; updatedAt: string }

/** Deliveries that failed too often, latest first. */
export async function deadDeliveries(host: Pick<Host, 'db'>, limit = 100): Promise<DeadDelivery[]> {
  const { rows } = await host.db.systemPool.query<DeadDelivery>(
    `select i.tenant_id as "tenantId", i.subscriber, i.seq, i.attempts, e.name as event, i.error, i.updated_at as "updatedAt"
     from inbox i join events e using (tenant_id, seq) where i.state = 'dead' order by i.updated_at desc limit $1`,
    [limit],
  )
  return rows
}

/** Puts a dead delivery back to be tried at once, with all its attempts. `false`: there is no such dead delivery. */
export async function retryDelivery(
  host: Pick<Host, 'db'>,
  delivery: { tenantId: string; subscriber: string; seq: number },
): Promise<boolean> {
  const { rowCount } = await host.db.systemPool.query(
    `update inbox set state = 'retry', attempts = 0, next_at = now(), updated_at = now()
     where tenant_id = $1 and subscriber = $2 and seq = $3 and state = 'dead'`,
    [delivery.tenantId, delivery.subscriber, delivery.seq],
  )
  return rowCount === 1
}
