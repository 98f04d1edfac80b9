import { RateLimiterMemory } from 'rate-limiter-flexible'
import type { Host } from '../command/host.ts'
import { kernelRefusals } from '../errors/kernel-refusals.ts'
import type { Refusal } from '../errors/refusal.ts'
import type { Listening } from './handshake.ts'
import { WhisperRequest } from './protocol.ts'
import type { WhisperEvent } from './protocol-types.ts'
import type { Say } from './say.ts'

// One every second and a half is more than a person typing needs, in however many windows.
const allowance = new RateLimiterMemory({ keyPrefix: 'whisper', points: 20, duration: 30 })

/** Passes on what a listener says to a room it watches: to the others there, whichever process holds them. */
export async function whisper(
  { registry, say }: Pick<Host, 'registry'> & { say: Say },
  socket: Listening,
  input: unknown,
): Promise<object | Refusal> {
  const parsed = WhisperRequest.safeParse(input)
  if (!parsed.success) return kernelRefusals.invalid_input
  const { room, name } = parsed.data
  const { tenant, actor, rooms } = socket.data
  const declared = registry.whispers.get(name)
  const from = actor.memberId
  if (!declared || from === null || !rooms.has(room) || !room.startsWith(`${declared.room}:`)) return kernelRefusals.not_found
  const data = declared.data.safeParse(parsed.data.data)
  if (!data.success) return kernelRefusals.invalid_input
  try {
    await allowance.consume(`${tenant.id} ${from}`)
  } catch {
    return kernelRefusals.too_many_requests
  }
  const said: WhisperEvent = { room, name, from, data: data.data }
  say({ tenantId: tenant.id, said, besides: socket.id })
  return {}
}
