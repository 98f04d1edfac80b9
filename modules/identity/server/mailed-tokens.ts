import { randomBytes } from 'node:crypto'
import { tokenHash } from '@guildhall/access/api'
import { later, newId } from '@guildhall/kernel'
import type { Reader, Writer } from './db.ts'

export type Purpose = 'verify-email' | 'reset-password' | 'report-sign-in'

/** How long a link in a mail works. */
export const hoursOf: Readonly<Record<Purpose, number>> = { 'verify-email': 24, 'reset-password': 1, 'report-sign-in': 72 }

/** Makes the token of a link; those of the same purpose before it end. It is in the answer and nowhere else. */
export async function issueToken(
  tx: Writer,
  { accountId, purpose, sessionId }: { accountId: string; purpose: Purpose; sessionId?: string },
): Promise<string> {
  const token = randomBytes(32).toString('base64url')
  if (purpose !== 'report-sign-in') await endTokens(tx, accountId, [purpose])
  await tx.db
    .insertInto('identity_tokens')
    .values({
      id: newId(),
      account_id: accountId,
      tenant_id: tx.tenant.id,
      purpose,
      token_hash: tokenHash(token),
      session_id: sessionId ?? null,
      created_at: tx.now,
      expires_at: later(tx.now, { hours: hoursOf[purpose] }),
    })
    .execute()
  return token
}

type Given = { token: string; purpose: Purpose }

/** The account a token still works for; null when it is unknown, over or used. Does not use it up. */
export async function accountOfToken(
  reader: Pick<Reader, 'db' | 'now' | 'tenant'>,
  { token, purpose }: Given,
): Promise<string | null> {
  const row = await reader.db
    .selectFrom('identity_tokens')
    .select('account_id as accountId')
    .where('token_hash', '=', tokenHash(token))
    .where('purpose', '=', purpose)
    .where('tenant_id', '=', reader.tenant.id)
    .where('used_at', 'is', null)
    .where('expires_at', '>', reader.now)
    .executeTakeFirst()
  return row?.accountId ?? null
}

/** Uses the token up, once however many try at the same time, and names its account; null when it does not work. */
export async function spendToken(tx: Writer, { token, purpose }: Given): Promise<string | null> {
  const row = await tx.db
    .updateTable('identity_tokens')
    .set({ used_at: tx.now })
    .where('token_hash', '=', tokenHash(token))
    .where('purpose', '=', purpose)
    .where('tenant_id', '=', tx.tenant.id)
    .where('used_at', 'is', null)
    .where('expires_at', '>', tx.now)
    .returning('account_id as accountId')
    .executeTakeFirst()
  return row?.accountId ?? null
}

/** Makes an account's unused links of these purposes worthless. */
export async function endTokens(tx: Writer, accountId: string, purposes: readonly Purpose[]): Promise<void> {
  await tx.db
    .updateTable('identity_tokens')
    .set({ used_at: tx.now })
    .where('account_id', '=', accountId)
    .where('purpose', 'in', [...purposes])
    .where('used_at', 'is', null)
    .execute()
}

/** Is it too early for another link? One a minute, five an hour. */
export async function mustWait(reader: Reader, accountId: string, purpose: Purpose): Promise<boolean> {
  const recent = await reader.db
    .selectFrom('identity_tokens')
    .select('created_at as at')
    .where('account_id', '=', accountId)
    .where('purpose', '=', purpose)
    .where('created_at', '>', later(reader.now, { hours: -1 }))
    .execute()
  return recent.length >= 5 || recent.some(({ at }) => at > later(reader.now, { minutes: -1 }))
}
