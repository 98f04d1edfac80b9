import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Host } from '../../command/host.ts'
import type { Tenant } from '../../tenant/tenant.ts'
import { tenantOf } from './tenant.ts'

/** Pages that may read and write with their user's cookie: this community's own hosts and what the operator lists. */
export async function trustsOrigin(host: Host, tenant: Tenant | null, asked: { origin: string; host: string }): Promise<boolean> {
  const from = URL.parse(asked.origin)
  if (from === null || from.origin !== asked.origin) return false
  if (host.config.corsOrigins.includes(asked.origin)) return true
  // A downgraded page could be anybody's.
  if (from.protocol !== `${host.config.publicProtocol}:`) return false
  if (from.host === asked.host.toLowerCase()) return true
  return tenant !== null && (await host.tenants.byHost(from.host))?.id === tenant.id
}

const exposed = 'X-Request-Id, Retry-After, RateLimit, RateLimit-Policy, ETag, Idempotency-Replayed'
const accepted = 'Authorization, Content-Type, Idempotency-Key, If-None-Match, X-CSRF-Token, X-Request-Id, X-Tenant'

/** Answers the browser's question whether another origin's page may have this (Fetch standard, CORS protocol). */
export async function allowCrossOrigin(host: Host, request: FastifyRequest, reply: FastifyReply): Promise<void> {
  const origin = request.headers.origin
  if (origin === undefined) return
  reply.header('vary', 'Origin')
  const tenant = await crossOriginTenant(host, request)
  if (!(await trustsOrigin(host, tenant, { origin, host: request.host }))) return
  reply.headers({
    'access-control-allow-origin': origin,
    'access-control-allow-credentials': 'true',
    'access-control-expose-headers': exposed,
  })
}

/** The second half of a preflight, when the first has allowed the origin. */
export function answerPreflight(reply: FastifyReply, methods: string): void {
  if (reply.getHeader('access-control-allow-origin') === undefined) return
  reply.headers({
    'access-control-allow-methods': methods,
    'access-control-allow-headers': accepted,
    'access-control-max-age': '600',
  })
}

// A preflight cannot carry X-Tenant: a database that is away must not look like a forbidden origin.
const crossOriginTenant = (host: Host, request: FastifyRequest): Promise<Tenant | null> =>
  tenantOf(host, request).catch(() => null)
