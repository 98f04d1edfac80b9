import { actorOfSession, authenticate } from '@guildhall/access/api'
import type { Actor, AnyReader } from '@guildhall/kernel'
import { readAccessToken } from './access-token.ts'
import { actorOfApiKey, isApiKey } from './api-key.ts'

/**
 * Who stands behind a token, told by its shape: an access token has dots, an API key its prefix, and everything else is a
 * session token. Behind an access token the session is looked up all the same: ended, the token is worth nothing at once.
 */
export async function authenticateToken(reader: AnyReader, token: string): Promise<Actor | null> {
  if (isApiKey(token)) return actorOfApiKey(reader, token)
  if (!token.includes('.')) return authenticate(reader, token)
  const claimed = await readAccessToken(reader, token)
  return claimed && actorOfSession(reader, claimed)
}
