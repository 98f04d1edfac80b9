import { z } from 'zod'
import type { Host } from '../command/host.ts'
import { kernelRefusals } from '../errors/kernel-refusals.ts'
import type { Refusal } from '../errors/refusal.ts'
import { faultText } from '../event/fault-text.ts'
import type { Attention, Whose } from '../nodes/presence-store.ts'
import type { Listening } from './handshake.ts'
import type { Say } from './say.ts'

/** Turning a page closes a socket and opens the next; that is not leaving. */
const GRACE_MS = 8_000
/** Each socket is noted again well before it would count as gone. */
const AGAIN_MS = 45_000

export type PresenceOptions = { graceMs?: number }
export type Presence = {
  /** Notes a socket as here for as long as it is connected. */
  follow(socket: Listening): void
  /** The socket says whether somebody looks at it: `{ attention: 'online' | 'away' }`. */
  tell(socket: Listening, input: unknown): Promise<object | Refusal>
  stop(): void
}

const Told = z.strictObject({ attention: z.enum(['online', 'away']) })

/** The room in which it is said when a member comes, goes or looks away; a module's `presence` guard says who may hear it. */
export const presenceRoom = (memberId: string): string => `presence:${memberId}`

/** Keeps note of who is here, and says so to those who may know whenever it changes. */
export function createPresence(
  host: Pick<Host, 'nodes' | 'clock' | 'log'>,
  say: Say,
  { graceMs = GRACE_MS }: PresenceOptions = {},
): Presence {
  const { presence } = host.nodes
  const here = new Map<Listening, Attention>()
  const leaving = new Set<ReturnType<typeof setTimeout>>()

  const stateOf = async ({ tenantId, memberId }: Whose) => (await presence.of(tenantId, [memberId]))[0]
  /** Does the work and says so if the member is in another state than before it. */
  const changing = async (whose: Whose, work: () => Promise<void>) => {
    const before = await stateOf(whose)
    await work()
    const state = await stateOf(whose)
    if (state === before) return
    const { tenantId, memberId } = whose
    const data = { state, at: host.clock.now() }
    say({ tenantId, said: { room: presenceRoom(memberId), name: 'presence', from: memberId, data } })
  }
  const calmly = (work: Promise<void>) =>
    work.catch((error: unknown) => host.log.warn({ fault: faultText(error) }, 'presence could not be noted'))

  const note = (socket: Listening, attention: Attention) => {
    const whose = whoseIs(socket)
    if (!whose || !socket.connected) return Promise.resolve()
    here.set(socket, attention)
    return changing(whose, () => presence.note(whose, socket.id, attention))
  }
  const forget = (socket: Listening) => {
    const whose = whoseIs(socket)
    if (!whose || !here.delete(socket)) return
    const timer = setTimeout(() => {
      leaving.delete(timer)
      void calmly(changing(whose, () => presence.forget(whose, socket.id)))
    }, graceMs)
    leaving.add(timer)
  }
  const again = setInterval(() => {
    for (const [socket, attention] of here) {
      const whose = whoseIs(socket)
      if (whose) void calmly(presence.note(whose, socket.id, attention))
    }
  }, AGAIN_MS)
  return {
    follow(socket) {
      void calmly(note(socket, 'online'))
      socket.once('disconnect', () => forget(socket))
    },
    async tell(socket, input) {
      const told = Told.safeParse(input)
      if (!told.success) return kernelRefusals.invalid_input
      await note(socket, told.data.attention)
      return {}
    },
    stop() {
      clearInterval(again)
      for (const timer of leaving) clearTimeout(timer)
      for (const socket of here.keys()) {
        const whose = whoseIs(socket)
        if (whose) void calmly(presence.forget(whose, socket.id))
      }
    },
  }
}

const whoseIs = ({ data: { tenant, actor } }: Listening): Whose | null =>
  actor.memberId === null ? null : { tenantId: tenant.id, memberId: actor.memberId }
