import type { Tenant } from '@guildhall/kernel'
import { z } from 'zod'
import { Registration } from '../contract/index.ts'

/** How a community is joined and who may look in; from its blueprint, kept in `tenant.settings.community`. */
export const CommunitySettings = z.object({
  registration: Registration.default('invitation'),
  openToVisitors: z.boolean().default(false),
  /** ISO 3166-1 alpha-2, where the community is a country's. */
  country: z.string().nullable().default(null),
})
export type CommunitySettings = z.output<typeof CommunitySettings>

const parsed = new WeakMap<Tenant, CommunitySettings>()

export function communityOf(tenant: Tenant): CommunitySettings {
  const known = parsed.get(tenant)
  if (known) return known
  const settings = CommunitySettings.parse(tenant.settings.community ?? {})
  parsed.set(tenant, settings)
  return settings
}
