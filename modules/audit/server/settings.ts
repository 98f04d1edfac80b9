import type { Tenant } from '@guildhall/kernel'
import { z } from 'zod'

/** What a community may decide about its audit log: `settings.audit` of its blueprint. */
export const AuditSettings = z.object({
  /** How long entries are kept; 90 days at least, two years unless told. */
  retentionDays: z.number().int().min(90).max(3650).default(730),
})

/** The community's settings; what it did not decide, or wrote wrongly, takes the default. */
export const settingsOf = (tenant: Tenant): z.output<typeof AuditSettings> =>
  AuditSettings.catch(AuditSettings.parse({})).parse(tenant.settings['audit'] ?? {})
