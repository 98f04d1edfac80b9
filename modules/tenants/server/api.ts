import type { Refusal, Tenant } from '@guildhall/kernel'
import { z } from 'zod'
import { Approval, Plan, Registration } from '../contract/index.ts'
import { refusals } from './errors.ts'

/** How a community is joined and who may look in; from its blueprint, kept in `tenant.settings.community`. */
export const CommunitySettings = z.object({
  registration: Registration.default('invitation'),
  approval: Approval.default('nobody'),
  openToVisitors: z.boolean().default(false),
  /** ISO 3166-1 alpha-2, where the community is a country's. */
  country: z.string().nullable().default(null),
  /** IANA name. */
  timeZone: z.string().default('UTC'),
})
export type CommunitySettings = z.output<typeof CommunitySettings>

export const communityFull: Refusal = refusals.community_full

/** What an operator allows a community; null: as much as there is room for. Kept in `tenant.settings.plan`. */
export function planOf(tenant: Tenant): Plan {
  return Plan.parse(tenant.settings.plan ?? {})
}

const parsed = new WeakMap<Tenant, CommunitySettings>()

export function communityOf(tenant: Tenant): CommunitySettings {
  const known = parsed.get(tenant)
  if (known) return known
  const settings = CommunitySettings.parse(tenant.settings.community ?? {})
  parsed.set(tenant, settings)
  return settings
}
