import type { Reader } from '../db.ts'
import { unseal } from '../sealing.ts'
import type { Answer } from './claims.ts'
import { claimsOf } from './oidc.ts'
import { findWayIn, isOidc, type ProviderRow } from './providers.ts'
import { federationRefusals } from './refusals.ts'
import { keysOf, openVisit } from './visits.ts'

export type Brought = { provider: string; secret: string; answer: Readonly<Record<string, string>> }
export type Heard = { provider: ProviderRow; heard: Answer }

export const over: Answer = { ok: false, refusal: federationRefusals.visit_over, fault: null }
/** What seals answers that wait for their browser. */
export const ANSWERS = 'identity.provider-answers'

/**
 * As a `prepare`: what the provider says about whoever comes back with this. The provider is asked only about visits that
 * are open, from the browser that began them; `accountId`: for whom one was begun to connect accounts.
 */
export async function hear(reader: Reader, brought: Brought, accountId: string | null): Promise<Heard> {
  const provider = await findWayIn(reader, brought.provider)
  const { secret, answer } = brought
  const visit = await openVisit(reader, { providerId: provider.id, secret, accountId })
  if (!visit) return { provider, heard: over }
  const keys = keysOf(secret)
  if (isOidc(provider)) {
    if (answer['state'] !== keys.state) return { provider, heard: over }
    return { provider, heard: await claimsOf(reader, provider, { keys, answer }) }
  }
  if (!visit.sealedAnswer) return { provider, heard: over }
  const boundTo = keys.secretHash.toString('hex')
  return { provider, heard: restored(unseal(reader, ANSWERS, { sealed: visit.sealedAnswer, boundTo })) }
}

// A refusal is kept by its code.
function restored(sealed: string): Answer {
  const kept = JSON.parse(sealed) as { claims: (Answer & { ok: true })['claims'] } | { code: keyof typeof federationRefusals }
  return 'claims' in kept ? { ok: true, claims: kept.claims } : { ok: false, refusal: federationRefusals[kept.code], fault: null }
}
