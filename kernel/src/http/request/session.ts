import type { FastifyRequest } from 'fastify'
import type { Host } from '../../command/host.ts'
import type { Config } from '../../config/config.ts'
import { kernelRefusals } from '../../errors/kernel-refusals.ts'
import { Refused } from '../../errors/refusal.ts'
import type { Actor } from '../../policy/actor.ts'
import type { Tenant } from '../../tenant/tenant.ts'
import { checkCsrf, checkOrigin } from './csrf.ts'

export const SESSION_COOKIE = 'guildhall_session'

export type Entrance = {
  host: Host
  tenant: Tenant
  /** Changes something: a browser's cookie alone is not enough. */
  unsafe: boolean
  /** Whatever session there was does not matter: a new one begins. */
  starts: boolean
  /** The request comes from a page of another site: nothing in it says who asks. */
  fromElsewhere?: boolean
}

/** Who is asking. Throws the refusal when the session has ended or the request is not from a page of this site. */
export async function actorOf(
  request: FastifyRequest,
  { host, tenant, unsafe, starts, fromElsewhere }: Entrance,
): Promise<Actor> {
  if (fromElsewhere) return visitor(host, tenant)
  if (starts) {
    await checkOrigin(host, tenant, request)
    return visitor(host, tenant)
  }
  const bearer = bearerToken(request)
  if (bearer !== null) return (await host.authenticate(tenant, bearer)) ?? refuse(kernelRefusals.session_expired)
  const cookie = cookieToken(request)
  if (cookie === null) return visitor(host, tenant)
  if (unsafe) await checkCsrf(host, tenant, { request, sessionToken: cookie })
  const actor = await host.authenticate(tenant, cookie)
  if (actor !== null) return actor
  return unsafe ? refuse(kernelRefusals.session_expired) : visitor(host, tenant)
}

/** The token of `Authorization: Bearer …`, or null. */
export function bearerToken(request: FastifyRequest): string | null {
  const header = request.headers.authorization
  return header !== undefined && /^bearer /i.test(header) ? header.slice(7).trim() : null
}

/** The token in the browser's session cookie, or null. */
export function cookieToken(request: Pick<FastifyRequest, 'headers'>): string | null {
  const header = request.headers.cookie
  if (header === undefined || !header.includes(SESSION_COOKIE)) return null
  const found = cookiePattern.exec(header)
  return found?.[1] ?? null
}
const cookiePattern = new RegExp(`(?:^|;\\s*)${SESSION_COOKIE}=([\\w.~-]+)`)

/** `Set-Cookie` for a new session. @param expiresAt ISO 8601 */
export const sessionCookie = (config: Config, token: string, expiresAt: string): string =>
  `${SESSION_COOKIE}=${token}; Path=/; HttpOnly; SameSite=Lax; Expires=${httpDate(expiresAt)}${secure(config)}`

/** `Set-Cookie` that makes the browser forget its session. */
export const clearedSessionCookie = (config: Config): string =>
  `${SESSION_COOKIE}=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0${secure(config)}`

const secure = (config: Config) => (config.publicProtocol === 'https' ? '; Secure' : '')

// IMF-fixdate, RFC 9110, 5.6.7.
function httpDate(instant: string): string {
  const at = Temporal.Instant.from(instant).toZonedDateTimeISO('UTC')
  const part = (options: Intl.DateTimeFormatOptions) => at.toLocaleString('en-GB', options)
  const date = `${part({ weekday: 'short' })}, ${part({ day: '2-digit' })} ${months[at.month - 1]} ${at.year}`
  return `${date} ${at.toPlainTime().toString({ smallestUnit: 'second' })} GMT`
}
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

function refuse(refusal: (typeof kernelRefusals)['session_expired']): never {
  throw new Refused(refusal)
}

async function visitor(host: Host, tenant: Tenant): Promise<Actor> {
  return (await host.authenticate(tenant, null)) ?? refuse(kernelRefusals.session_expired)
}
