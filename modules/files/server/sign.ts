import { createHmac, timingSafeEqual } from 'node:crypto'
import { type AnyReader, later } from '@guildhall/kernel'
import { MOST_SIGNED_SECONDS } from '../contract/index.ts'
import type { Reader, Writer } from './db.ts'
import { settingsOf } from './settings.ts'

type Unit = Pick<AnyReader, 'tenant' | 'site'>
type Signed = { fileId: string; expires: number; key: number }
export type Signature = { expires?: number | undefined; key?: number | undefined; signature?: string | undefined }

/** The query of a signed address: whoever has it gets the file and its copies until then. At most 7 days. */
export function signatureFor(
  unit: Unit & Pick<AnyReader, 'now'>,
  { fileId, seconds, linkKey }: { fileId: string; seconds: number; linkKey: number },
) {
  const expiresAt = later(unit.now, { seconds: Math.min(seconds, MOST_SIGNED_SECONDS) })
  const expires = Math.ceil(Temporal.Instant.from(expiresAt).epochMilliseconds / 1000)
  const signature = macOf(unit, { fileId, expires, key: linkKey }).toString('base64url')
  return { expiresAt, query: new URLSearchParams({ expires: `${expires}`, key: `${linkKey}`, signature }).toString() }
}

/** An address that works without signing in, absolute. */
export async function signedUrl(
  unit: Reader | Writer,
  fileId: string,
  seconds: number,
): Promise<{ url: string; expiresAt: string }> {
  const { linkKey } = await settingsOf(unit)
  const { query, expiresAt } = signatureFor(unit, { fileId, seconds, linkKey })
  return { url: `${unit.site.addressOf(unit.tenant)}/files/${fileId}/content?${query}`, expiresAt }
}

/** Seconds a signed address still holds; null when it never did or no longer does. Keys before the last one are called back. */
export async function secondsLeft(reader: Reader, fileId: string, given: Signature): Promise<number | null> {
  const { expires, key, signature } = given
  if (expires === undefined || key === undefined || signature === undefined) return null
  const left = expires - Temporal.Instant.from(reader.now).epochMilliseconds / 1000
  if (left <= 0) return null
  const expected = macOf(reader, { fileId, expires, key })
  const actual = Buffer.from(signature, 'base64url')
  if (actual.length !== expected.length || !timingSafeEqual(actual, expected)) return null
  const { linkKey } = await settingsOf(reader)
  return key === linkKey || key === linkKey - 1 ? Math.floor(left) : null
}

const macOf = ({ tenant, site }: Unit, { fileId, expires, key }: Signed): Buffer =>
  createHmac('sha256', site.secret('files.urls')).update(`${tenant.id}\n${fileId}\n${expires}\n${key}`).digest()
