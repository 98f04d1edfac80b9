import type { Subscriber } from '../command/command.ts'
import type { Host } from '../command/host.ts'
import { laggingSubscribers, registerCursors, withCursor } from './cursor.ts'
import { type DeliveryHost, deliver, deliveriesOf } from './deliver.ts'
import { faultText } from './fault-text.ts'
import type { FeedEvent } from './feed.ts'
import { type Pump, pump } from './pump.ts'
import { readOutbox } from './read-outbox.ts'
import { retryDeliveries } from './retries.ts'
import { slots } from './slots.ts'

export type Dispatcher = { stop(): Promise<void> }

const BATCH = 200
const CURSORS_AT_ONCE = 2
const DELIVERIES_AT_ONCE = 4
const SAFETY_POLL_MS = 2_000
const RETRY_POLL_MS = 1_000
const NEVER_MS = 2 ** 31 - 1

/**
 * Brings every event to every subscriber that wants it, in order per tenant, exactly once in effect. Any number of
 * processes may do this at once. Woken by the feed, so a tail should run in the same process.
 */
export async function startDispatcher(host: DeliveryHost & Pick<Host, 'feed'>): Promise<Dispatcher> {
  const { subscribers } = host.registry
  await registerSubscribers(host)
  const report = (error: unknown) => host.log.warn({ fault: faultText(error) }, 'events could not be dispatched; trying again')
  const withSlot = slots(CURSORS_AT_ONCE)
  const deliverIn = slots(DELIVERIES_AT_ONCE)
  const pumps = new Map<string, Pump>()
  for (const subscriber of subscribers) {
    const run = () => withSlot(() => dispatchBatch(host, subscriber, deliverIn))
    pumps.set(subscriber.name, pump({ run: async () => ((await run())?.more ? 0 : NEVER_MS), report }))
  }
  const wanted = bySubject(subscribers)
  const stopHearing = host.feed.subscribe((event) => {
    for (const subscriber of wanted.get(event.name) ?? []) pumps.get(subscriber)?.wake()
  })
  const safety = pump({ run: () => wakeLagging(host, pumps), report })
  const retries = pump({ run: async () => ((await retryDeliveries(host)) > 0 ? 0 : RETRY_POLL_MS), report })
  safety.wake()
  retries.wake()
  return {
    async stop() {
      stopHearing()
      await Promise.all([safety, retries, ...pumps.values()].map((each) => each.stop()))
    },
  }
}

/** Makes the cursors of this program's subscribers, where they are missing. */
export const registerSubscribers = (host: Pick<Host, 'db' | 'registry'>): Promise<void> =>
  registerCursors(
    host.db.systemPool,
    host.registry.subscribers.map((subscriber) => subscriber.name),
  )

export type Dispatched = { position: string; delivered: number; more: boolean; held: boolean }

/** One stretch of the outbox for one subscriber. `null`: another worker is at it. */
export function dispatchBatch(
  host: DeliveryHost,
  subscriber: Subscriber,
  deliverIn: ReturnType<typeof slots> = slots(DELIVERIES_AT_ONCE),
): Promise<Dispatched | null> {
  return withCursor(host.db.systemPool, subscriber.name, async (client, position) => {
    const stretch = await readOutbox(client, { position, limit: BATCH, names: subscriber.on })
    const wanted = stretch.events.filter((event) => subscriber.on.includes(event.name))
    const tenants = Map.groupBy(wanted, (event) => event.tenantId)
    const outcomes = await Promise.allSettled(
      [...tenants.values()].map((events) => inOrder(host, { subscriber, events, deliverIn })),
    )
    const broken = outcomes.find((outcome) => outcome.status === 'rejected')
    if (broken) throw broken.reason
    return { position: stretch.position, delivered: wanted.length, more: stretch.full, held: stretch.held }
  })
}

type Run = { subscriber: Subscriber; events: readonly FeedEvent[]; deliverIn: ReturnType<typeof slots> }

// Tenants go side by side, so that one with much to do does not hold up the others.
async function inOrder(host: DeliveryHost, { subscriber, events, deliverIn }: Run): Promise<void> {
  for (const delivery of deliveriesOf(subscriber, events)) await deliverIn(() => deliver(host, subscriber, delivery))
}

async function wakeLagging(host: DeliveryHost, pumps: ReadonlyMap<string, Pump>): Promise<number> {
  for (const subscriber of await laggingSubscribers(host.db.systemPool, [...pumps.keys()])) pumps.get(subscriber)?.wake()
  return SAFETY_POLL_MS
}

function bySubject(subscribers: readonly Subscriber[]): Map<string, string[]> {
  const wanted = new Map<string, string[]>()
  for (const { name, on } of subscribers) for (const subject of on) wanted.set(subject, [...(wanted.get(subject) ?? []), name])
  return wanted
}
