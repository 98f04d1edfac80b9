import type { Clock } from '../clock/clock.ts'

/** A socket's own state; a member is the liveliest of their sockets, and offline without one. */
export type Attention = 'online' | 'away'
export type PresenceState = Attention | 'offline'
export type Whose = { tenantId: string; memberId: string }

/** Who is here. A socket that is not noted again within `PRESENCE_MS` counts as gone: its process died. */
export type PresenceStore = {
  note(whose: Whose, socketId: string, attention: Attention): Promise<void>
  forget(whose: Whose, socketId: string): Promise<void>
  /** In the order asked. */
  of(tenantId: string, memberIds: readonly string[]): Promise<PresenceState[]>
}

export const PRESENCE_MS = 120_000

/** What is noted of one socket: until when it counts. */
export type Noted = { attention: Attention; until: number }

export function stateOf(sockets: Iterable<Noted>, now: number): PresenceState {
  const here = [...sockets].filter(({ until }) => until > now)
  if (here.length === 0) return 'offline'
  return here.some(({ attention }) => attention === 'online') ? 'online' : 'away'
}

/** The sockets of this process. */
export function memoryPresence(clock: Clock): PresenceStore {
  const members = new Map<string, Map<string, Noted>>()
  const keyOf = ({ tenantId, memberId }: Whose) => `${tenantId}|${memberId}`
  const now = () => Date.parse(clock.now())
  return {
    async note(whose, socketId, attention) {
      const sockets = members.get(keyOf(whose)) ?? new Map<string, Noted>()
      members.set(keyOf(whose), sockets.set(socketId, { attention, until: now() + PRESENCE_MS }))
    },
    async forget(whose, socketId) {
      const sockets = members.get(keyOf(whose))
      sockets?.delete(socketId)
      if (sockets?.size === 0) members.delete(keyOf(whose))
    },
    async of(tenantId, memberIds) {
      return memberIds.map((memberId) => stateOf(members.get(keyOf({ tenantId, memberId }))?.values() ?? [], now()))
    },
  }
}
