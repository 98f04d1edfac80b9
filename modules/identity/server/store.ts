import { randomBytes } from 'node:crypto'
import { tokenHash } from '@guildhall/access/api'
import { newId } from '@guildhall/kernel'
import { sessionStarted } from '../contract/index.ts'
import type { Reader, Writer } from './db.ts'
import { sessionEnd } from './rules.ts'

export type Account = { id: string; passwordHash: string | null; hasSecondFactor: boolean }

export const findAccount = (reader: Pick<Reader, 'db'>, email: string): Promise<Account | undefined> =>
  reader.db
    .selectFrom('identity_accounts')
    .select(['id', 'password_hash as passwordHash', 'has_second_factor as hasSecondFactor'])
    .where('email', '=', email)
    .executeTakeFirst()

/** Starts a session; the token is only ever in the answer. */
export async function startSession(tx: Writer, session: { accountId: string; memberId: string; remember: boolean }) {
  const id = newId()
  const token = randomBytes(32).toString('base64url')
  const expiresAt = sessionEnd(tx.now, session.remember)
  await tx.db
    .insertInto('identity_sessions')
    .values({
      id,
      account_id: session.accountId,
      tenant_id: tx.tenant.id,
      token_hash: tokenHash(token),
      created_at: tx.now,
      expires_at: expiresAt,
      ended_at: null,
    })
    .execute()
  tx.emit(sessionStarted, { sessionId: id, memberId: session.memberId })
  return { token, expiresAt, memberId: session.memberId }
}
