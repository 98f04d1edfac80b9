import type { Server } from 'socket.io'
import type { FeedEvent } from '../event/feed.ts'
import { slots } from '../event/slots.ts'
import { realtimeCounts } from './counts.ts'
import { type PresentHost, present } from './present.ts'
import { listenersIn, sendHere } from './spaces.ts'

/** Room names of one community never meet another's. */
export const channel = (tenantId: string, room: string): string => `${tenantId}|${room}`

const VIEWS_AT_ONCE = 6

/**
 * Sends events to this process's sockets, in order within a community: views are made side by side, but an event waits
 * for the ones before it. Every process reads the outbox itself, so nothing is passed between processes here.
 */
export function broadcaster(io: Server, host: PresentHost): (event: FeedEvent) => void {
  const queues = new Map<string, Promise<void>>()
  const presentInTurn = slots(VIEWS_AT_ONCE)
  return (event) => {
    const rooms = event.audience.filter((room) => listenersIn(io, channel(event.tenantId, room)) > 0)
    if (rooms.length === 0) return
    const view = presentInTurn(() => present(host, event))
    const before = queues.get(event.tenantId) ?? Promise.resolve()
    const alias = host.registry.socketNames.events.get(event.name)
    const sent = before.then(async () => send(io, event, { rooms, alias, data: await view }))
    queues.set(event.tenantId, sent)
    void sent.then(() => queues.get(event.tenantId) === sent && queues.delete(event.tenantId))
  }
}

function send(
  io: Server,
  { tenantId, position, name, at }: FeedEvent,
  { rooms, alias, data }: { rooms: readonly string[]; alias: string | undefined; data: unknown },
) {
  for (const room of rooms) {
    const to = { channel: channel(tenantId, room) }
    realtimeCounts.sent += listenersIn(io, to.channel)
    sendHere(io, to, [['event', { room, position, name, data, at }], ...(alias ? [[alias, data] as const] : [])])
  }
}
