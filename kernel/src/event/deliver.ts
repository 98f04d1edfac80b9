import { sql } from 'kysely'
import type { DeliveredEvent, Subscriber } from '../command/command.ts'
import type { Host } from '../command/host.ts'
import type { Writer } from '../command/unit.ts'
import { isAtWork } from '../module/at-work.ts'
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
 * once however often the event is read. Given several, they stand for the last one (`sameAs`). A failure becomes a
 * retry; only an unreachable database throws.
 */
export async function deliver(host: DeliveryHost, subscriber: Subscriber, events: readonly FeedEvent[]): Promise<Delivery> {
  const event = events.at(-1) as FeedEvent
  // What happened is followed up also while its community is suspended; the jobs that come of it wait.
  const tenant = await host.tenants.find(event.tenantId)
  if (!tenant || !isAtWork(ownerOf(host, subscriber), tenant)) return 'not-wanted'
  try {
    return await host.transact(tenant, systemActor(tenant.id), async (tx) => {
      if (!(await anyIsFirst(tx, subscriber, events))) return 'already'
      await subscriber.run(tx, asDelivered(event))
      return 'done'
    })
  } catch (error) {
    host.log.warn({ subscriber: subscriber.name, event: event.name, seq: event.seq, fault: faultText(error) }, 'delivery failed')
    await recordFailure(host, subscriber, { events, error })
    return 'failed'
  }
}

/** Events that are one delivery: each its own, or all that `sameAs` calls the same, at the place of the latest. */
export function deliveriesOf(subscriber: Subscriber, events: readonly FeedEvent[]): readonly (readonly FeedEvent[])[] {
  const { sameAs } = subscriber
  if (!sameAs) return events.map((event) => [event])
  const groups = [...Map.groupBy(events, (event) => sameAs(asDelivered(event))).values()]
  return groups.sort((one, other) => (one.at(-1) as FeedEvent).seq - (other.at(-1) as FeedEvent).seq)
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

const ownerOf = ({ registry }: DeliveryHost, subscriber: Subscriber) =>
  registry.modules.find((module) => module.subscribers?.includes(subscriber))

// One statement for any number of events, so that it is prepared once.
async function anyIsFirst(tx: Writer<any>, subscriber: Subscriber, events: readonly FeedEvent[]): Promise<boolean> {
  const { rows } = await sql`
    insert into inbox (tenant_id, seq, subscriber)
    select ${tx.tenant.id}::uuid, seq, ${subscriber.name} from unnest(${events.map(({ seq }) => seq)}::bigint[]) as seq
    on conflict do nothing returning seq`.execute(tx.db)
  return rows.length > 0
}

type Failed = { events: readonly FeedEvent[]; error: unknown }

// The last one is tried again and stands for the others, as it did the first time.
async function recordFailure(host: DeliveryHost, subscriber: Subscriber, { events, error }: Failed): Promise<void> {
  const { tenantId, seq } = events.at(-1) as FeedEvent
  await host.db.systemPool.query(
    `insert into inbox (tenant_id, seq, subscriber, state, attempts, next_at, error)
     select $1, seq, $3, case when seq = $2 then 'retry' else 'done' end, 1,
       case when seq = $2 then now() + make_interval(secs => $4) end, case when seq = $2 then $5 end
     from unnest($6::bigint[]) as seq on conflict do nothing`,
    [tenantId, seq, subscriber.name, retryDelay(1), faultText(error), events.map((event) => event.seq)],
  )
}
