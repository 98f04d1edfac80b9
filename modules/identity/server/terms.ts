import type { Refusal, Tenant } from '@guildhall/kernel'
import { Terms } from '../contract/terms.ts'
import type { Writer } from './db.ts'
import { refusals } from './errors.ts'

/** `settings.identity.terms`: what whoever joins here agrees to; null where nothing is asked. */
export function termsOf(tenant: Tenant): Terms | null {
  const settings = tenant.settings.identity as { terms?: unknown } | undefined
  return Terms.safeParse(settings?.terms).data ?? null
}

/** Why somebody cannot join: they did not accept the terms, or others than today's. */
export function refusedTerms(tenant: Tenant, accepted: string | undefined): Refusal | null {
  const terms = termsOf(tenant)
  if (!terms || terms.version === accepted) return null
  const message = `Accept the terms in their present version (${terms.version}).`
  return refusals.terms_not_accepted.with({ errors: [{ field: 'acceptsTerms', message }] })
}

/** Notes what a new member agreed to, where there is something to agree to. */
export async function recordConsent(tx: Writer, memberId: string): Promise<void> {
  const terms = termsOf(tx.tenant)
  if (!terms) return
  await tx.db
    .insertInto('identity_consents')
    .values({ tenant_id: tx.tenant.id, member_id: memberId, subject: 'terms', version: terms.version, given_at: tx.now })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}
