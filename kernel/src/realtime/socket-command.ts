import { RateLimiterMemory } from 'rate-limiter-flexible'
import type { Host } from '../command/host.ts'
import { newId } from '../db/id.ts'
import { kernelRefusals } from '../errors/kernel-refusals.ts'
import type { Refusal } from '../errors/refusal.ts'
import type { Listening } from './handshake.ts'

// As `write` over HTTP.
const allowance = new RateLimiterMemory({ keyPrefix: 'socket-command', points: 120, duration: 60 })

/** Runs a command for a socket, as the member who stands behind it: the same command as over HTTP, answered in the acknowledgement. */
export async function socketCommand(
  host: Pick<Host, 'execute'>,
  socket: Listening,
  { name, input }: { name: string; input: unknown },
): Promise<object | Refusal> {
  const { tenant, actor } = socket.data
  try {
    await allowance.consume(`${tenant.id} ${actor.memberId ?? socket.id}`)
  } catch {
    return kernelRefusals.too_many_requests
  }
  const outcome = await host.execute({ name, input, tenant, actor, requestId: newId() })
  return outcome.ok ? { output: outcome.output } : outcome.refusal
}
