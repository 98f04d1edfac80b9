import { Server } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'
import type { FastifyInstance } from 'fastify'

export type Lifecycle = { stopping: boolean }

declare module 'fastify' {
  interface FastifyInstance {
    lifecycle: Lifecycle
  }
}

/**
 * Stops in the order that loses nothing: not ready any more (load balancers look away), no new connections, requests
 * under way finish, and after the deadline whoever is left is cut off.
 * @param deadlineMs time for requests under way, default 10,000
 * @param lookAwayMs time between "not ready" and closing the door; 0 (default) without a load balancer
 */
export async function closeHttp(app: FastifyInstance, { deadlineMs = 10_000, lookAwayMs = 0 } = {}): Promise<void> {
  app.lifecycle.stopping = true
  if (lookAwayMs > 0) await wait(lookAwayMs)
  const deadline = setTimeout(() => app.server.closeAllConnections(), deadlineMs)
  // Before the plugins are closed one after the other, in whose time others would still be let in. HTTP's own `close`
  // would also cut connections whose request is only just arriving.
  Server.prototype.close.call(app.server)
  try {
    await app.close()
  } finally {
    clearTimeout(deadline)
  }
}

// Node closes idle connections once, when the closing begins; those answered after that would wait for their timeout.
export function hangUpWhenStopping(app: FastifyInstance): void {
  app.addHook('onResponse', (_request, _reply, done) => {
    if (app.lifecycle.stopping) setImmediate(() => app.server.closeIdleConnections())
    done()
  })
}
