import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Logger } from 'pino'
import type { Metrics } from './metrics.ts'

/** One line and one measurement a request: route pattern, status, time, community. Nothing the caller typed. */
export function recordRequests(log: Logger, metrics: Metrics) {
  return (request: FastifyRequest, reply: FastifyReply, done: () => void): void => {
    const ms = reply.elapsedTime
    metrics.observe(request, reply.statusCode, ms / 1000)
    if (log.isLevelEnabled('info')) {
      const route = request.routeOptions.url ?? 'unknown'
      const { id: requestId, method, tenantSlug: tenant } = request
      log.info(
        { requestId, method, route, status: reply.statusCode, ms: Math.round(ms * 10) / 10, tenant: tenant ?? undefined },
        'request',
      )
    }
    done()
  }
}
