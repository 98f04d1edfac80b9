import type { IncomingMessage } from 'node:http'
import type { Socket } from 'socket.io'
import type { Host } from '../command/host.ts'
import { kernelRefusals } from '../errors/kernel-refusals.ts'
import type { Refusal } from '../errors/refusal.ts'
import { trustsOrigin } from '../http/request/cors.ts'
import { cookieToken } from '../http/request/session.ts'
import { isKeptOut } from '../policy/actor.ts'
import type { Tenant } from '../tenant/tenant.ts'
import type { Listener } from './rooms.ts'

export type Connected = Listener & {
  /** Null: a visitor. Kept to ask again whether the session still holds. */
  token: string | null
}

/** A connected socket, and the rooms it watches. */
export type Listening = Socket<any, any, any, Connected & { rooms: Set<string> }>

/** Who is connecting, and to which community. A cookie whose session is over makes a visitor, as it does for pages. */
export async function whoConnects(
  host: Host,
  { handshake, request }: Pick<Socket, 'handshake' | 'request'>,
): Promise<Connected | Refusal> {
  const tenant = await tenantAt(host, request, handshake.auth)
  if (!tenant) return kernelRefusals.unknown_community
  const given = handshake.auth.token
  const token = typeof given === 'string' && given ? given : cookieToken(handshake)
  const actor = token === null ? null : await host.authenticate(tenant, token)
  if (actor && isKeptOut({}, actor)) return kernelRefusals.awaiting_approval
  if (actor && token) return { tenant, actor, token }
  if (token !== null && token === given) return kernelRefusals.session_expired
  const visitor = await host.authenticate(tenant, null)
  return visitor ? { tenant, actor: visitor, token: null } : kernelRefusals.session_expired
}

/** A page of another site must not listen with its visitor's cookie: the same list as for cross-origin requests. */
export async function mayConnectFrom(host: Host, request: IncomingMessage): Promise<boolean> {
  const { origin } = request.headers
  if (origin === undefined) return true
  const name = hostOf(host, request)
  return trustsOrigin(host, await host.tenants.byHost(name), { origin, host: name })
}

/** Address of the community, by host name, or by `auth.tenant` / `X-Tenant` where the host names none. */
async function tenantAt(host: Host, request: IncomingMessage, auth: Record<string, unknown>): Promise<Tenant | null> {
  const tenant = await host.tenants.byHost(hostOf(host, request))
  const slug = auth.tenant ?? request.headers['x-tenant']
  if (slug === undefined) return tenant
  if (typeof slug !== 'string') return null
  if (tenant !== null) return tenant.slug === slug ? tenant : null
  return host.tenants.bySlug(slug)
}

export function hostOf({ config }: Pick<Host, 'config'>, { headers }: IncomingMessage): string {
  const forwarded = config.trustProxy ? headers['x-forwarded-host'] : undefined
  return (
    String(forwarded ?? headers.host ?? '')
      .split(',')[0]
      ?.trim() ?? ''
  )
}

/** The address as seen by the outermost trusted proxy: whatever the client itself put into the header counts for nothing. */
export function addressOf({ config }: Pick<Host, 'config'>, request: IncomingMessage): string {
  const forwarded = String(request.headers['x-forwarded-for'] ?? '').split(',')
  const nearestFirst = [
    request.socket.remoteAddress ?? '',
    ...forwarded
      .map((entry) => entry.trim())
      .filter(Boolean)
      .reverse(),
  ]
  return nearestFirst[Math.min(config.trustProxy, nearestFirst.length - 1)] as string
}
