import type { FastifyInstance, FastifyRequest } from 'fastify'
import { RateLimiterMemory } from 'rate-limiter-flexible'
import type { Host } from '../command/host.ts'
import { parseInput } from '../command/parse.ts'
import { kernelRefusals } from '../errors/kernel-refusals.ts'
import { Refused } from '../errors/refusal.ts'
import { currentEnd } from '../event/read-outbox.ts'
import { actorOf } from '../http/request/session.ts'
import { tenantFor } from '../http/request/tenant.ts'
import { eventsSince } from './events-since.ts'
import { PollRequest } from './protocol.ts'
import type { Listener } from './rooms.ts'

// Once a second all minute long: nobody gains from asking more often.
const polls = new RateLimiterMemory({ keyPrefix: 'poll', points: 60, duration: 60 })

/**
 * Everything live without a connection that stays open: `GET /events?rooms=a,b&after=<position>` and
 * `GET /events/position`. A Fastify plugin, to be registered below /api/v1.
 */
export const realtimeRoutes =
  (host: Host) =>
  async (api: FastifyInstance): Promise<void> => {
    api.get('/events', async (request, reply) => {
      const listener = await listenerOf(host, request)
      const checked = parseInput(PollRequest, request.query)
      if (!checked.ok) throw new Refused(checked.refusal)
      reply.header('cache-control', 'no-store')
      return eventsSince(host, listener, checked.input as Parameters<typeof eventsSince>[2])
    })
    api.get('/events/position', async (request, reply) => {
      await listenerOf(host, request)
      reply.header('cache-control', 'no-store')
      return { position: await currentEnd(host.db.systemPool) }
    })
  }

async function listenerOf(host: Host, request: FastifyRequest): Promise<Listener> {
  const tenant = await tenantFor(host, request, { platform: false })
  const actor = await actorOf(request, { host, tenant, unsafe: false, starts: false })
  await polls.consume(`${tenant.id} ${actor.memberId ?? request.ip}`).catch(() => {
    throw new Refused(kernelRefusals.too_many_requests)
  })
  return { tenant, actor }
}
