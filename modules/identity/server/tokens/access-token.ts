import { type AnyReader, later, newId } from '@guildhall/kernel'
import { decodeProtectedHeader, jwtVerify, SignJWT } from 'jose'
import type { Writer } from '../db.ts'
import { ALGORITHM, signingKey, verifyingKey } from './signing-keys.ts'

const TYPE = 'at+jwt'
export type Claimed = { sessionId: string; accountId: string }

/** An access token (RFC 9068) for this community: good for 15 minutes, and never longer than its session. */
export async function signAccessToken(
  tx: Writer,
  { sessionId, accountId }: Claimed,
): Promise<{ token: string; expiresAt: string }> {
  const { kid, key } = await signingKey(tx)
  const expiresAt = later(tx.now, { minutes: 15 })
  const token = await new SignJWT({ sid: sessionId })
    .setProtectedHeader({ alg: ALGORITHM, typ: TYPE, kid })
    .setIssuer(tx.site.addressOf(tx.tenant))
    .setAudience(tx.tenant.id)
    .setSubject(accountId)
    .setIssuedAt(seconds(tx.now))
    .setExpirationTime(seconds(expiresAt))
    .setJti(newId())
    .sign(key)
  return { token, expiresAt }
}

/** What a token of this community claims, or null: whatever is wrong with it, nobody is told what. */
export async function readAccessToken(reader: AnyReader, token: string): Promise<Claimed | null> {
  try {
    const { kid, alg } = decodeProtectedHeader(token)
    const key = alg === ALGORITHM && kid !== undefined && kid.length <= 64 ? await verifyingKey(reader, kid) : null
    if (!key) return null
    const { payload } = await jwtVerify(token, key, {
      algorithms: [ALGORITHM],
      typ: TYPE,
      issuer: reader.site.addressOf(reader.tenant),
      audience: reader.tenant.id,
      requiredClaims: ['exp', 'iat', 'sub', 'sid'],
      clockTolerance: 5,
      currentDate: new Date(reader.now),
    })
    return { sessionId: String(payload.sid), accountId: String(payload.sub) }
  } catch (error) {
    if (isJoseFault(error)) return null
    throw error
  }
}

const seconds = (instant: string): number => Math.floor(Temporal.Instant.from(instant).epochMilliseconds / 1000)

// jose throws its own errors for tokens at fault and TypeErrors for headers that are no JSON; the database throws others.
const isJoseFault = (error: unknown) =>
  error instanceof TypeError || (error instanceof Error && 'code' in error && /^ERR_J/.test(String(error.code)))
