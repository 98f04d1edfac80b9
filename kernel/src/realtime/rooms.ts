import type { Host } from '../command/host.ts'
import type { Room } from '../contract/event.ts'
import { Refused } from '../errors/refusal.ts'
import { type Actor, isKeptOut } from '../policy/actor.ts'
import type { Tenant } from '../tenant/tenant.ts'

export type Listener = { tenant: Tenant; actor: Actor }
export type RoomHost = Pick<Host, 'registry' | 'reader'>

const LONGEST_ROOM = 200
const INVALID_TEXT_REPRESENTATION = '22P02'

/** May this listener hear the room now? A room nobody declared, or an id that is none, is heard by nobody. */
export async function mayHear(host: RoomHost, { tenant, actor }: Listener, room: Room): Promise<boolean> {
  if (room.length > LONGEST_ROOM || isKeptOut({}, actor)) return false
  if (room === 'tenant') return actor.kind !== 'visitor' || actor.permissions.length > 0
  const [noun = '', id = ''] = splitRoom(room)
  if (noun === 'member') return actor.memberId !== null && actor.memberId === id
  const guard = host.registry.rooms.get(noun)
  if (!guard || !id) return false
  try {
    return await guard(host.reader(tenant, actor), id)
  } catch (error) {
    if (error instanceof Refused || (error as { code?: unknown }).code === INVALID_TEXT_REPRESENTATION) return false
    throw error
  }
}

/** The rooms sorted into those this listener may hear and the others; doubles fall away. */
export async function sortRooms(
  host: RoomHost,
  listener: Listener,
  rooms: readonly Room[],
): Promise<{ allowed: Room[]; denied: Room[] }> {
  const distinct = [...new Set(rooms)]
  const verdicts = await Promise.all(distinct.map((room) => mayHear(host, listener, room)))
  return {
    allowed: distinct.filter((_, index) => verdicts[index]),
    denied: distinct.filter((_, index) => !verdicts[index]),
  }
}

function splitRoom(room: Room): [noun: string, id: string] {
  const colon = room.indexOf(':')
  return colon < 0 ? [room, ''] : [room.slice(0, colon), room.slice(colon + 1)]
}
