import type { Host } from '../command/host.ts'
import { channel } from './broadcast.ts'
import { realtimeCounts } from './counts.ts'
import type { Listening } from './handshake.ts'
import { sortRooms } from './rooms.ts'

/**
 * Asks again who stands behind these sockets and what they may hear: ended sessions are cut off, lost rooms are left.
 * A socket that cannot be asked about keeps none of the others from it; its fault is thrown at the end.
 */
export async function recheckSockets(host: Host, sockets: Iterable<Listening>): Promise<void> {
  const faults: unknown[] = []
  for (const socket of sockets) await recheckSocket(host, socket).catch((fault: unknown) => faults.push(fault))
  if (faults.length > 0) throw faults[0]
}

/** Whether something the listener held has ended by itself since somebody last asked who they are. */
export const isOver = (host: Host, { actor }: Pick<Listening['data'], 'actor'>): boolean =>
  actor.kind === 'member' && actor.rightsUntil !== undefined && actor.rightsUntil <= host.clock.now()

export async function askAgainIfOver(host: Host, socket: Listening): Promise<void> {
  if (isOver(host, socket.data)) await recheckSocket(host, socket)
}

async function recheckSocket(host: Host, socket: Listening): Promise<void> {
  const { tenant, token, rooms } = socket.data
  const current = await host.tenants.byId(tenant.id)
  const actor = current?.status === 'active' ? await host.authenticate(current, token) : null
  if (!current || !actor) return end(socket)
  socket.data.tenant = current
  socket.data.actor = actor
  const { denied } = await sortRooms(host, { tenant: current, actor }, [...rooms])
  if (denied.length === 0) return
  for (const room of denied) {
    rooms.delete(room)
    await socket.leave(channel(tenant.id, room))
  }
  socket.emit('revoked', { rooms: denied })
}

function end(socket: Listening): void {
  realtimeCounts.ended++
  socket.emit('ended', { code: 'session_expired' })
  socket.disconnect(true)
}
