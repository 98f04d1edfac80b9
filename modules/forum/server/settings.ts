import type { Tenant } from '@guildhall/kernel'
import { z } from 'zod'

/** What a community may decide about its forum: `settings.forum` of its blueprint. */
export const ForumSettings = z.object({
  /** How long authors may change a post after writing it. */
  editGraceMinutes: z.number().int().min(0).max(10_080).default(5),
  /** How long removed topics and words are kept before they are erased. */
  removedRetentionDays: z.number().int().min(1).max(3650).default(30),
})
export type ForumSettings = z.output<typeof ForumSettings>

const known = new WeakMap<Tenant, ForumSettings>()

/** The community's settings; what it did not decide, or wrote wrongly, takes the default. */
export function settingsOf(tenant: Tenant): ForumSettings {
  const parsed = known.get(tenant) ?? ForumSettings.catch(ForumSettings.parse({})).parse(tenant.settings['forum'] ?? {})
  known.set(tenant, parsed)
  return parsed
}
