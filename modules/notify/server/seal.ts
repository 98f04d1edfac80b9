import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import type { AnyReader } from '@guildhall/kernel'

type Site = AnyReader['site']
const IV_BYTES = 12
const TAG_BYTES = 16

/** Encrypts the address behind a mail's button (AES-256-GCM, random nonce): whoever reads the table cannot follow it. */
export function seal(site: Site, link: string): string {
  const iv = randomBytes(IV_BYTES)
  const cipher = createCipheriv('aes-256-gcm', keyOf(site), iv)
  const sealed = Buffer.concat([cipher.update(link, 'utf8'), cipher.final()])
  return Buffer.concat([iv, cipher.getAuthTag(), sealed]).toString('base64url')
}

/** Throws when it was sealed with another SECRET_KEY or changed since. */
export function unseal(site: Site, sealed: string): string {
  const bytes = Buffer.from(sealed, 'base64url')
  const decipher = createDecipheriv('aes-256-gcm', keyOf(site), bytes.subarray(0, IV_BYTES), { authTagLength: TAG_BYTES })
  decipher.setAuthTag(bytes.subarray(IV_BYTES, IV_BYTES + TAG_BYTES))
  return Buffer.concat([decipher.update(bytes.subarray(IV_BYTES + TAG_BYTES)), decipher.final()]).toString('utf8')
}

const keyOf = (site: Site) => site.secret('notify.mail-links')
