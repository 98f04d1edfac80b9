import { type AnyReader, later, newId } from '@guildhall/kernel'
import { type CryptoKey, exportJWK, generateKeyPair, importJWK, type JWK } from 'jose'
import type { IdentityTables, Reader, Writer } from '../db.ts'
import { identity } from '../db.ts'
import { seal, unseal } from '../sealing.ts'

/** Keys sign with Ed25519; in a token's header that is `EdDSA` (RFC 8037). */
export const ALGORITHM = 'EdDSA'
/** A retired key is still believed until the last token it signed is over: 15 minutes, and some for clocks. */
const OVERLAP = { hours: 1 }
/** A key known here is looked up again after this long, so that all processes learn that it was retired. */
const KNOWN_FOR = { minutes: 1 }

export type SigningKey = { kid: string; key: CryptoKey }

/** The key that signs at present; the first one is made when it is first needed. */
export async function signingKey(tx: Writer): Promise<SigningKey> {
  const row = (await current(tx)) ?? (await makeKey(tx))
  const jwk = JSON.parse(unseal(tx, 'signing-keys', { sealed: row.sealed_private_jwk, boundTo: row.kid })) as JWK
  return { kid: row.kid, key: (await importJWK(jwk, ALGORITHM)) as CryptoKey }
}

/** A new key signs from now on; what the old one has signed stays good until it is over by itself. Answers the new kid. */
export async function rotateSigningKey(tx: Writer): Promise<string> {
  await tx.db.updateTable('identity_signing_keys').set({ retired_at: tx.now }).where('retired_at', 'is', null).execute()
  return (await makeKey(tx)).kid
}

/** The public keys that are believed now, as a JWK set has them. */
export async function believedKeys(reader: Pick<Reader, 'db' | 'now'>) {
  const rows = await reader.db
    .selectFrom('identity_signing_keys')
    .select(['kid', 'public_jwk'])
    .where((where) => where.or([where('retired_at', 'is', null), where('retired_at', '>', goneBefore(reader.now))]))
    .orderBy('created_at', 'desc')
    .execute()
  return rows.map(({ kid, public_jwk }) => {
    const { x } = public_jwk as unknown as { x: string }
    return { kty: 'OKP' as const, crv: 'Ed25519' as const, x, kid, alg: ALGORITHM as 'EdDSA', use: 'sig' as const }
  })
}

type Known = { key: CryptoKey; until: string }
const known = new Map<string, Known>()

/** The public key of that name, if it is believed; normally from memory. */
export async function verifyingKey(reader: AnyReader, kid: string): Promise<CryptoKey | null> {
  const remembered = known.get(kid)
  if (remembered && remembered.until > reader.now) return remembered.key
  known.delete(kid)
  const jwk = (await believedKeys(identity.reader(reader))).find((key) => key.kid === kid)
  if (!jwk) return null
  const key = (await importJWK(jwk, ALGORITHM)) as CryptoKey
  known.set(kid, { key, until: later(reader.now, KNOWN_FOR) })
  return key
}

const goneBefore = (now: string) => later(now, { hours: -OVERLAP.hours })

const current = ({ db }: Pick<Writer, 'db'>) =>
  db.selectFrom('identity_signing_keys').select(['kid', 'sealed_private_jwk']).where('retired_at', 'is', null).executeTakeFirst()

// Two processes may both find none: the unique index lets one of them in, and the other takes that one.
async function makeKey(tx: Writer): Promise<Pick<Row, 'kid' | 'sealed_private_jwk'>> {
  const { publicKey, privateKey } = await generateKeyPair(ALGORITHM, { crv: 'Ed25519', extractable: true })
  const kid = newId()
  const text = JSON.stringify(await exportJWK(privateKey))
  await tx.db
    .insertInto('identity_signing_keys')
    .values({
      kid,
      public_jwk: JSON.stringify(await exportJWK(publicKey)),
      sealed_private_jwk: seal(tx, 'signing-keys', { text, boundTo: kid }),
      created_at: tx.now,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  return (await current(tx)) as Row
}
type Row = { kid: string; sealed_private_jwk: IdentityTables['identity_signing_keys']['sealed_private_jwk'] }
