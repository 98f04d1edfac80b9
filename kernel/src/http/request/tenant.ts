import type { FastifyRequest } from 'fastify'
import type { Host } from '../../command/host.ts'
import { kernelRefusals } from '../../errors/kernel-refusals.ts'
import { Refused } from '../../errors/refusal.ts'
import type { Tenant } from '../../tenant/tenant.ts'

/** Stands in on the platform's own host: no rows belong to it and its visitors hold no permission. */
export const platform: Tenant = Object.freeze({
  id: '00000000-0000-0000-0000-000000000000',
  slug: '',
  name: 'Guildhall',
  status: 'active',
  blueprint: '',
  modules: [],
  settings: {},
  locale: 'en',
  branding: { tagline: '', primary: '#3b3a8f', accent: '#b4552d', font: 'system', logo: '' },
  words: {},
  visitorPermissions: [],
} satisfies Tenant)

/** The community a request is for: by its host name, or by `X-Tenant` where the host names none. Null: none is named. */
export async function tenantOf(host: Host, request: FastifyRequest): Promise<Tenant | null> {
  const tenant = await host.tenants.byHost(request.host)
  const slug = request.headers['x-tenant']
  if (slug === undefined) return tenant
  if (typeof slug !== 'string') return null
  // A header that contradicts the address would write into a community the caller does not see.
  if (tenant !== null) return tenant.slug === slug ? tenant : null
  return host.tenants.bySlug(slug)
}

/** As `tenantOf`, or the refusal: no community lives there. With `platform: true` the platform's own host is a place too. */
export async function tenantFor(host: Host, request: FastifyRequest, allowed: { platform: boolean }): Promise<Tenant> {
  const tenant = await tenantOf(host, request)
  if (tenant !== null) return tenant
  if (allowed.platform && request.headers['x-tenant'] === undefined && isPlatformHost(host, request.host)) return platform
  const closed = await host.tenants.closedAt(request.host)
  if (closed) throw new Refused(kernelRefusals[closed.status === 'deleting' ? 'community_leaving' : 'community_suspended'])
  throw new Refused(kernelRefusals.unknown_community)
}

/** The address people type for the server itself, or this machine's own names. */
export const isPlatformHost = (host: Host, name: string): boolean => {
  const lower = name.toLowerCase()
  return lower === host.config.publicHost || loopback.test(lower)
}
const loopback = /^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/
