import type { FeedEvent } from '../event/feed.ts'
import { channel } from './broadcast.ts'
import type { Listening } from './handshake.ts'
import { presenceRoom } from './presence.ts'

/**
 * Whose rights an event may have changed: of its member (and of the other one in a tie), of those who hear whether that
 * member is here, of a whole community, or of those in the rooms of a changed thing.
 */
export function concernedBy(event: FeedEvent): ((socket: Listening) => boolean) | null {
  const here = (socket: Listening) => socket.data.tenant.id === event.tenantId
  const inRoom = (room: string) => (socket: Listening) => socket.rooms.has(channel(event.tenantId, room))
  if (/^(access|identity|people|tenants)\./.test(event.name)) {
    const { memberId, otherId } = event.data ?? {}
    if (!memberId) return here
    const isOne = ({ data }: Listening) => data.actor.memberId === memberId || data.actor.memberId === otherId
    return (socket) => here(socket) && (isOne(socket) || inRoom(presenceRoom(memberId))(socket))
  }
  if (!/\.(changed|removed|moved)$/.test(event.name)) return null
  return (socket) => here(socket) && event.audience.some((room) => inRoom(room)(socket))
}
