import type { Host, Tenant } from '@guildhall/kernel/host'
import type { Site } from '@guildhall/kernel/page'
import { isPlatformHost, platform } from '@guildhall/kernel/runtime'
import type { FastifyRequest } from 'fastify'

/** Where a request arrived. `tenant` stands in for the platform where there is no community. */
export type Place = { site: Site; tenant: Tenant; origin: string }

export async function placeOf(host: Host, request: FastifyRequest): Promise<Place> {
  const origin = `${request.protocol}://${request.host}`
  const tenant = await host.tenants.byHost(request.host)
  if (tenant) return { site: 'community', tenant, origin }
  const closed = await host.tenants.closedAt(request.host)
  if (closed) return { site: 'closed', tenant: closed, origin }
  return { site: isPlatformHost(host, request.host) ? 'platform' : 'unknown', tenant: platform, origin }
}
