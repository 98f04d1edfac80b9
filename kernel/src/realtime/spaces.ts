import type { Namespace, Server } from 'socket.io'

/** The first is ours; the others are names that older clients connect to. They are one and the same place. */
const names = ['/', '/api/ws', '/jobs', '/mentorship'] as const

export const spacesOf = (io: Server): readonly Namespace[] => names.map((name) => io.of(name))

/** Sockets of this process in a channel. */
export const listenersIn = (io: Server, channel: string): number =>
  spacesOf(io).reduce((sum, { adapter }) => sum + (adapter.rooms.get(channel)?.size ?? 0), 0)

/** Sends to this process's sockets in a channel, but not to `besides`. */
export function sendHere(
  io: Server,
  { channel, besides }: { channel: string; besides?: string | undefined },
  messages: Messages,
) {
  for (const space of spacesOf(io)) {
    const listeners = space.local.to(channel).except(besides ?? [])
    for (const [name, message] of messages) listeners.emit(name, message)
  }
}
/** By the name they are sent under. */
type Messages = readonly (readonly [name: string, message: unknown])[]
