import type { DeliveredEvent, Subscriber } from '../command/command.ts'
import type { Host } from '../command/host.ts'
import type { Writer } from '../command/unit.ts'
import { systemActor } from '../policy/actor.ts'
import { faultText } from './fault-text.ts'
import type { FeedEvent } from './feed.ts'

/** After this many failures a delivery waits for an operator. */
export const MOST_ATTEMPTS = 8
const FIRST_DELAY_SECONDS = 5
const GROWTH = 3

export type DeliveryHost = Pick<Host, 'db' | 'transact' | 'tenants' | 'registry' | 'log'>
export type Delivery = 'done' | 'already' | 'not-wanted' | 'failed'

/**
 * Runs one subscriber for one event in one transaction together with its inbox row, so that its effect happens exactly
 * once however often the event is read. A failure becomes a retry; only an unreachable database throws.
 */
export async function deliver(host: DeliveryHost, subscriber: Subscriber, event: FeedEvent): Promise<Delivery> {
  const tenant = await host.tenants.byId(event.tenantId)
  if (!tenant || !isSwitchedOn(host, subscriber, tenant.modules)) return 'not-wanted'
  try {
    return await host.transact(tenant, systemActor(tenant.id), async (tx) => {
      if (!(await isFirst(tx, subscriber, event))) return 'already'
      await subscriber.run(tx, asDelivered(event))
      return 'done'
    })
  } catch (error) {
    host.log.warn({ subscriber: subscriber.name, event: event.name, seq: event.seq, fault: faultText(error) }, 'delivery failed')
    await recordFailure(host, subscriber, event, error)
    return 'failed'
  }
}

export const asDelivered = (event: FeedEvent): DeliveredEvent => ({
  name: event.name,
  seq: event.seq,
  data: event.data,
  actorId: event.actorId,
  at: event.at,
})

/** Seconds to wait after `attempts` failures: 5, 15, 45 … up to about an hour, with up to a half left to chance. */
export const retryDelay = (attempts: number): number =>
  FIRST_DELAY_SECONDS * GROWTH ** (Math.min(attempts, MOST_ATTEMPTS) - 1) * (0.5 + Math.random() / 2)

// A product module switched off for the tenant does nothing there; foundation modules always work.
function isSwitchedOn(host: DeliveryHost, subscriber: Subscriber, modules: readonly string[]): boolean {
  const owner = host.registry.modules.find((module) => module.subscribers?.includes(subscriber))
  return !owner || owner.tier === 'foundation' || modules.includes(owner.key)
}

async function isFirst(tx: Writer<any>, subscriber: Subscriber, event: FeedEvent): Promise<boolean> {
  const inserted = await tx.db
    .insertInto('inbox')
    .values({ tenant_id: event.tenantId, seq: event.seq, subscriber: subscriber.name })
    .onConflict((conflict) => conflict.doNothing())
    .returning('seq')
    .execute()
  return inserted.length > 0
}

async function recordFailure(host: DeliveryHost, subscriber: Subscriber, event: FeedEvent, error: unknown): Promise<void> {
  await host.db.systemPool.query(
    `insert into inbox (tenant_id, seq, subscriber, state, attempts, next_at, error)
     values ($1, $2, $3, 'retry', 1, now() + make_interval(secs => $4), $5) on conflict do nothing`,
    [event.tenantId, event.seq, subscriber.name, retryDelay(1), faultText(error)],
  )
}
