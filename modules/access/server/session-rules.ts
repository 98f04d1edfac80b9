import type { MemberActor, Tenant } from '@guildhall/kernel'
import { z } from 'zod'

/** `settings.identity`, as far as it decides who is in: the rest is identity's own. */
const SessionRules = z.object({
  /** A session nobody used for so long is over; null: only its end counts. */
  idleMinutes: z.number().int().min(5).max(43_200).nullable().catch(null).default(null),
  /** Members write only once they have shown that their mailbox is theirs. */
  requireVerifiedEmail: z.boolean().catch(false).default(false),
})
export type SessionRules = z.output<typeof SessionRules>

const parsed = new WeakMap<Tenant, SessionRules>()

export function sessionRulesOf(tenant: Tenant): SessionRules {
  const known = parsed.get(tenant)
  if (known) return known
  const rules = SessionRules.safeParse(tenant.settings.identity ?? {}).data ?? { idleMinutes: null, requireVerifiedEmail: false }
  parsed.set(tenant, rules)
  return rules
}

/** What this community asks of whoever writes and they have not shown, however they came in. */
export const lackOf = (tenant: Tenant, { isVerified }: { isVerified: boolean }): NonNullable<MemberActor['lacks']> =>
  sessionRulesOf(tenant).requireVerifiedEmail && !isVerified ? ['verified-email'] : []
