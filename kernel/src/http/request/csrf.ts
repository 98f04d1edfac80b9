import { createHmac, timingSafeEqual } from 'node:crypto'
import type { FastifyRequest } from 'fastify'
import type { Host } from '../../command/host.ts'
import { kernelRefusals } from '../../errors/kernel-refusals.ts'
import { Refused } from '../../errors/refusal.ts'
import type { Tenant } from '../../tenant/tenant.ts'
import { trustsOrigin } from './cors.ts'

/**
 * What a page sends back as `X-CSRF-Token` (or a form as a hidden field) with every write of its session. Follows the
 * signed double-submit pattern of the OWASP CSRF cheat sheet: bound to the session, worthless without its cookie.
 */
export const csrfToken = (secretKey: string, sessionToken: string): string =>
  createHmac('sha256', secretKey).update('csrf\0').update(sessionToken).digest('base64url')

/** Is this the token of that session? Takes the same time for every wrong one. */
export function isCsrfToken(secretKey: string, sessionToken: string, given: unknown): boolean {
  if (typeof given !== 'string') return false
  const expected = Buffer.from(csrfToken(secretKey, sessionToken))
  const actual = Buffer.from(given)
  return expected.length === actual.length && timingSafeEqual(expected, actual)
}

/** A cookie-bearing write must come from a page of this community and carry its session's token. */
export async function checkCsrf(
  host: Host,
  tenant: Tenant,
  from: { request: FastifyRequest; sessionToken: string },
): Promise<void> {
  const { request, sessionToken } = from
  const named = request.headers.origin !== undefined || request.headers['sec-fetch-site'] !== undefined
  const known = isCsrfToken(host.config.secretKey, sessionToken, request.headers['x-csrf-token'])
  if (!named || !known) throw new Refused(kernelRefusals.csrf_failed)
  await checkOrigin(host, tenant, request)
}

/** Refuses what a browser says another site's page sent. Callers that are no browsers name no site and pass. */
export async function checkOrigin(host: Host, tenant: Tenant, request: FastifyRequest): Promise<void> {
  const { origin, 'sec-fetch-site': site } = request.headers
  if (site === 'same-origin') return
  if (origin === undefined && site === undefined) return
  if (origin !== undefined && (await trustsOrigin(host, tenant, { origin, host: request.host }))) return
  throw new Refused(kernelRefusals.csrf_failed)
}
