import type { Host } from '../command/host.ts'
import type { Room } from '../contract/event.ts'
import type { FeedEvent } from '../event/feed.ts'
import { partsOf } from '../event/position.ts'
import { currentEnd, toFeedEvent } from '../event/read-outbox.ts'
import { slots } from '../event/slots.ts'
import { type PresentHost, present } from './present.ts'
import type { LiveEvent, Missed } from './protocol-types.ts'
import { type Listener, type RoomHost, sortRooms } from './rooms.ts'

export type SinceHost = RoomHost & PresentHost & Pick<Host, 'db'>
export type Since = { rooms: readonly Room[]; after?: string; limit: number }

// Many come back at once after a restart, each to hundreds of events: requests need connections too.
const presentInTurn = slots(4)

/** The events of these rooms after a position, oldest first, checked and presented exactly as on a socket. */
export async function eventsSince(host: SinceHost, listener: Listener, { rooms, after, limit }: Since): Promise<Missed> {
  const { allowed, denied } = await sortRooms(host, listener, rooms)
  return { denied, ...(await missedSince(host, listener, { rooms: allowed, after, limit })) }
}

/** As `eventsSince`, for rooms that have been checked. Without `after`: nothing, and the position to start from. */
export async function missedSince(
  host: SinceHost,
  { tenant }: Listener,
  { rooms, after, limit }: Since,
): Promise<Omit<Missed, 'denied'>> {
  if (after === undefined) return { events: [], position: await currentEnd(host.db.systemPool), resync: false }
  const found = await readRooms(host, { tenantId: tenant.id, rooms, after, limit })
  if (found.length > limit) return { events: [], position: await currentEnd(host.db.systemPool), resync: true }
  const events = await Promise.all(found.map((event) => presentInTurn(() => asHeard(host, event, rooms))))
  return { events, position: found.at(-1)?.position ?? after, resync: false }
}

async function asHeard(host: PresentHost, event: FeedEvent, rooms: readonly Room[]): Promise<LiveEvent> {
  const room = event.audience.find((each) => rooms.includes(each)) ?? ''
  return { room, position: event.position, name: event.name, data: await present(host, event), at: event.at }
}

// One more than the limit, to know whether that is all.
async function readRooms(host: SinceHost, asked: { tenantId: string; rooms: readonly Room[]; after: string; limit: number }) {
  if (asked.rooms.length === 0) return []
  const { xid, seq } = partsOf(asked.after)
  const { rows } = await host.db.systemPool.query(
    `select tenant_id, seq, e.xid::text, name, data, audience, actor_id, at from events e
     where tenant_id = $1 and (e.xid, e.seq) > ($2::xid8, $3::bigint) and e.xid < pg_snapshot_xmin(pg_current_snapshot())
       and audience && $4::text[]
     order by e.xid, e.seq limit ${Math.trunc(asked.limit) + 1}`,
    [asked.tenantId, xid, seq, asked.rooms],
  )
  return rows.map(toFeedEvent)
}
