import type { Tenant } from '@guildhall/kernel'
import { z } from 'zod'

/** What a community may decide about messages: `settings.messaging` of its blueprint. */
export const MessagingSettings = z.object({
  /** How long authors may change a message after sending it. */
  editMinutes: z.number().int().min(0).max(10_080).default(15),
  /** How long authors may delete a message for everyone. */
  deleteMinutes: z.number().int().min(0).max(10_080).default(15),
  /** What happens when a member writes to one who neither follows them nor shares a group with them. */
  strangers: z.enum(['everyone', 'ask', 'nobody']).default('ask'),
  /** How many messages a stranger may send before they are accepted. */
  unaskedMessages: z.number().int().min(1).max(20).default(3),
  /** How many direct conversations a member may begin in 24 hours. */
  newConversationsADay: z.number().int().min(1).max(1000).default(20),
  /** Messages older than that many days are erased; 0 keeps them. */
  retentionDays: z.number().int().min(0).max(36_500).default(0),
  /** How long the words of deleted messages are kept before they are erased. */
  deletedRetentionDays: z.number().int().min(0).max(3650).default(30),
})
export type MessagingSettings = z.output<typeof MessagingSettings>

const known = new WeakMap<Tenant, MessagingSettings>()

/** The community's settings; what it did not decide, or wrote wrongly, takes the default. */
export function settingsOf(tenant: Tenant): MessagingSettings {
  const parsed =
    known.get(tenant) ?? MessagingSettings.catch(MessagingSettings.parse({})).parse(tenant.settings['messaging'] ?? {})
  known.set(tenant, parsed)
  return parsed
}
