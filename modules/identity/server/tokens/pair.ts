import { randomBytes } from 'node:crypto'
import { tokenHash } from '@guildhall/access/api'
import { newId } from '@guildhall/kernel'
import type { Tokens } from '../../contract/index.ts'
import type { Writer } from '../db.ts'
import { type Claimed, signAccessToken } from './access-token.ts'

/** An access token and the next refresh token of the session's family. */
export async function issuePair(tx: Writer, session: Claimed & { refreshExpiresAt: string }): Promise<Tokens> {
  const access = await signAccessToken(tx, session)
  const refreshToken = randomBytes(32).toString('base64url')
  await tx.db
    .insertInto('identity_refresh_tokens')
    .values({
      id: newId(),
      session_id: session.sessionId,
      token_hash: tokenHash(refreshToken),
      created_at: tx.now,
      expires_at: session.refreshExpiresAt,
    })
    .execute()
  return {
    accessToken: access.token,
    accessExpiresAt: access.expiresAt,
    refreshToken,
    refreshExpiresAt: session.refreshExpiresAt,
    tokenType: 'Bearer',
  }
}
