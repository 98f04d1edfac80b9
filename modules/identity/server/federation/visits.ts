import { createHash, createHmac, randomBytes } from 'node:crypto'
import { later } from '@guildhall/kernel'
import type { Reader, Writer } from '../db.ts'

const MINUTES = 10

/** What one visit to a provider is recognised by. All of it follows from the secret, which only the browser keeps. */
export type VisitKeys = { secretHash: Buffer; state: string; nonce: string; verifier: string; requestId: string }

export const newSecret = (): string => randomBytes(32).toString('base64url')

export function keysOf(secret: string): VisitKeys {
  const derived = (purpose: string) => createHmac('sha256', secret).update(purpose).digest('base64url')
  const state = derived('state')
  return {
    secretHash: hashed(secret),
    state,
    nonce: derived('nonce'),
    // RFC 7636: 43 to 128 unreserved characters.
    verifier: derived('verifier'),
    requestId: requestIdOf(state),
  }
}

/** The id of the SAML request that carried this relay state: what its answer must name. */
export const requestIdOf = (state: string): string => `_${createHash('sha256').update(`request\0${state}`).digest('hex')}`

/** Notes that a browser leaves for the provider; `accountId` when an account is to be connected. */
export async function beginVisit(
  tx: Writer,
  { providerId, secret, accountId }: { providerId: string; secret: string; accountId: string | null },
): Promise<string> {
  const { secretHash, state } = keysOf(secret)
  const expiresAt = later(tx.now, { minutes: MINUTES })
  await tx.db
    .insertInto('identity_visits')
    .values({
      tenant_id: tx.tenant.id,
      secret_hash: secretHash,
      provider_id: providerId,
      state_hash: hashed(state),
      account_id: accountId,
      expires_at: expiresAt,
    })
    .execute()
  return expiresAt
}

type Named = { providerId: string; secret: string; accountId: string | null }

/** The visit a browser comes back from, if it is open still. */
export const openVisit = ({ db, now }: Pick<Reader, 'db' | 'now'>, { providerId, secret, accountId }: Named) =>
  db
    .selectFrom('identity_visits')
    .select(['sealed_answer as sealedAnswer'])
    .where('secret_hash', '=', hashed(secret))
    .where('provider_id', '=', providerId)
    .where('account_id', accountId === null ? 'is' : '=', accountId)
    .where('used_at', 'is', null)
    .where('expires_at', '>', now)
    .executeTakeFirst()

/** Uses the visit up: false when somebody was faster, or it is over. */
export async function endVisit(tx: Writer, named: Named): Promise<boolean> {
  const { numUpdatedRows } = await tx.db
    .updateTable('identity_visits')
    .set({ used_at: tx.now, sealed_answer: null })
    .where('secret_hash', '=', hashed(named.secret))
    .where('provider_id', '=', named.providerId)
    .where('account_id', named.accountId === null ? 'is' : '=', named.accountId)
    .where('used_at', 'is', null)
    .where('expires_at', '>', tx.now)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

export const hashed = (text: string): Buffer => createHash('sha256').update(text).digest()
