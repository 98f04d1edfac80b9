import { randomBytes } from 'node:crypto'
import { tokenHash } from '@guildhall/access/api'
import { later, newId } from '@guildhall/kernel'
import { sql } from 'kysely'
import { type SignedIn, sessionStarted } from '../contract/index.ts'
import type { Reader, Writer } from './db.ts'
import { deviceOf } from './device.ts'
import { sessionEnd } from './rules.ts'

export type Account = { id: string; passwordHash: string | null; hasSecondFactor: boolean }
export type NewSession = { accountId: string; memberId: string; remember: boolean }

export const findAccount = (reader: Pick<Reader, 'db'>, email: string): Promise<Account | undefined> =>
  reader.db
    .selectFrom('identity_accounts')
    .select(['id', 'password_hash as passwordHash', 'has_second_factor as hasSecondFactor'])
    .where('email', '=', email)
    .executeTakeFirst()

/** Starts a session; the token is only ever in the answer. */
export const startSession = async (tx: Writer, session: NewSession): Promise<SignedIn> =>
  (await openSession(tx, session)).signedIn

/**
 * Starts a session and says whether it came from a device and place the account was never used from: without an earlier
 * session there is nothing to compare. Signing in takes back a wish to be forgotten. One statement, and the account’s row is
 * left alone when it was written within the minute, so that sign-ins of one account do not wait for each other.
 */
export async function openSession(
  tx: Writer,
  { accountId, memberId, remember }: NewSession,
): Promise<{ signedIn: SignedIn; sessionId: string; isNewDevice: boolean }> {
  const [sessionId, token] = [newId(), randomBytes(32).toString('base64url')]
  const { address, userAgent } = tx.origin
  const device = deviceOf(userAgent)
  const expiresAt = sessionEnd(tx.now, remember)
  const { rows } = await sql<{ isNewDevice: boolean }>`
    with stamped as (
      update identity_accounts set last_sign_in_at = ${tx.now}, delete_after = null
      where id = ${accountId} and (delete_after is not null or last_sign_in_at is null
        or last_sign_in_at < ${later(tx.now, { minutes: -1 })}::timestamptz)
    ), started as (
      insert into identity_sessions
        (id, account_id, tenant_id, token_hash, created_at, last_seen_at, expires_at, user_agent, device, address)
      values (${sessionId}, ${accountId}, ${tx.tenant.id}, ${tokenHash(token)}, ${tx.now}, ${tx.now}, ${expiresAt},
        ${userAgent}, ${device}, ${address}::inet)
    )
    select exists (select from identity_sessions s where s.account_id = ${accountId}) and not exists (
      select from identity_sessions s where s.account_id = ${accountId} and s.device = ${device} and ${sameRange(address)}
    ) as "isNewDevice"`.execute(tx.db as never)
  tx.emit(sessionStarted, { sessionId, memberId })
  return { signedIn: { token, expiresAt, memberId }, sessionId, isNewDevice: rows[0]?.isNewDevice ?? false }
}

// Providers hand out addresses from wide ranges: a /16, a /32 of IPv6.
const sameRange = (address: string | null) => sql`(case
  when s.address is null or ${address}::inet is null then s.address is null and ${address}::inet is null
  when family(s.address) <> family(${address}::inet) then false
  else set_masklen(s.address::cidr, case family(s.address) when 4 then 16 else 32 end) >>= ${address}::inet end)`
