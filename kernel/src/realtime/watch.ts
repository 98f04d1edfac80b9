import { RateLimiterMemory } from 'rate-limiter-flexible'
import type { Host } from '../command/host.ts'
import { kernelRefusals } from '../errors/kernel-refusals.ts'
import { Refusal } from '../errors/refusal.ts'
import { faultText } from '../event/fault-text.ts'
import { currentEnd } from '../event/read-outbox.ts'
import { channel } from './broadcast.ts'
import { realtimeCounts } from './counts.ts'
import { missedSince } from './events-since.ts'
import type { Connected, Listening } from './handshake.ts'
import type { Presence } from './presence.ts'
import { UnwatchRequest, WatchRequest } from './protocol.ts'
import { MOST_ROOMS, type WatchAnswer } from './protocol-types.ts'
import { askAgainIfOver } from './recheck.ts'
import { sortRooms } from './rooms.ts'
import type { Say } from './say.ts'
import { socketCommand } from './socket-command.ts'
import { whisper } from './whisper.ts'

const REPLAYED = 500
const tooManyRooms = new Refusal({
  code: 'too_many_rooms',
  status: 409,
  sentence: `One connection may watch ${MOST_ROOMS} things at once. Stop watching some first.`,
})
// 30 requests in 10 seconds is far more than a person turning pages makes.
const requests = new RateLimiterMemory({ keyPrefix: 'socket', points: 30, duration: 10 })

/** Lets a socket ask for rooms. Every answer goes through the acknowledgement; a socket that asks without one is ignored. */
export function listenForRequests(host: Host, socket: Listening, { say, presence }: { say: Say; presence: Presence }): void {
  socket.on('watch', (input: unknown, answer: unknown) => void respond(host, socket, answer, () => watch(host, socket, input)))
  socket.on('unwatch', (input: unknown, answer: unknown) => void respond(host, socket, answer, () => unwatch(socket, input)))
  socket.on(
    'whisper',
    (input: unknown, answer: unknown) => void respond(host, socket, answer, () => whisper({ ...host, say }, socket, input)),
  )
  socket.on(
    'presence',
    (input: unknown, answer: unknown) => void respond(host, socket, answer, () => presence.tell(socket, input)),
  )
  for (const [request, name] of host.registry.socketNames.commands) {
    const run = (input: unknown) => socketCommand(host, socket, { name, input })
    socket.on(request, (input: unknown, answer: unknown) => void respond(host, socket, answer, () => run(input)))
  }
}

async function respond(host: Host, socket: Listening, answer: unknown, act: () => Promise<object | Refusal>): Promise<void> {
  const reply = typeof answer === 'function' ? (answer as (value: unknown) => void) : () => {}
  try {
    await requests.consume(socket.id)
  } catch {
    realtimeCounts.throttled++
    return reply(refused(kernelRefusals.too_many_requests))
  }
  try {
    const result = await act()
    reply(result instanceof Refusal ? refused(result) : { ok: true, ...result })
  } catch (error) {
    realtimeCounts.faults++
    const { tenant, actor } = socket.data
    host.log.error(
      { tenant: tenant.slug, memberId: actor.memberId, socketId: socket.id, fault: faultText(error) },
      'socket request failed',
    )
    reply(refused(kernelRefusals.internal_error))
  }
}

async function watch(host: Host, socket: Listening, input: unknown): Promise<object | Refusal> {
  const parsed = WatchRequest.safeParse(input)
  if (!parsed.success) return kernelRefusals.invalid_input
  const { rooms } = parsed.data
  await askAgainIfOver(host, socket)
  const listener = socket.data
  if (new Set([...listener.rooms, ...rooms]).size > MOST_ROOMS) return tooManyRooms
  const after = parsed.data.after ?? (await currentEnd(host.db.systemPool))
  const { allowed, denied } = await sortAsNow(host, listener, rooms)
  // Joined before reading back, so that an event in between is heard twice rather than never.
  for (const room of allowed) listener.rooms.add(room)
  await socket.join(allowed.map((room) => channel(listener.tenant.id, room)))
  realtimeCounts.watched += allowed.length
  realtimeCounts.denied += denied.length
  return { rooms: allowed, denied, ...(await missedSince(host, listener, { rooms: allowed, after, limit: REPLAYED })) }
}

// A recheck leaves only rooms that were joined before it, so what it changes during the question is asked about again.
async function sortAsNow(host: Host, listener: Connected, rooms: readonly string[]): ReturnType<typeof sortRooms> {
  const { tenant, actor } = listener
  const sorted = await sortRooms(host, { tenant, actor }, rooms)
  return listener.actor === actor ? sorted : sortAsNow(host, listener, rooms)
}

async function unwatch(socket: Listening, input: unknown): Promise<object | Refusal> {
  const parsed = UnwatchRequest.safeParse(input)
  if (!parsed.success) return kernelRefusals.invalid_input
  for (const room of parsed.data.rooms) {
    socket.data.rooms.delete(room)
    await socket.leave(channel(socket.data.tenant.id, room))
  }
  return {}
}

const refused = ({ code, sentence }: Refusal): WatchAnswer => ({ ok: false, code, sentence })
