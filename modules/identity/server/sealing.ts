import { createCipheriv, createDecipheriv, createHmac, randomBytes } from 'node:crypto'
import type { AnyReader } from '@guildhall/kernel'

/** What seals secrets that must be read again, one key per purpose. */
type Sealer = Pick<AnyReader, 'site'>

/**
 * Encrypts with AES-256-GCM under the server's key for the purpose. `boundTo` (an id) is authenticated with it: the sealed
 * bytes are worthless in another row. Layout: 12 bytes nonce, 16 bytes tag, ciphertext.
 */
export function seal({ site }: Sealer, purpose: string, { text, boundTo }: { text: string; boundTo: string }): Buffer {
  const nonce = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', site.secret(purpose), nonce).setAAD(Buffer.from(boundTo))
  const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
  return Buffer.concat([nonce, cipher.getAuthTag(), sealed])
}

/** What `seal` was given. Throws when the bytes were changed, moved to another row or sealed under another key. */
export function unseal({ site }: Sealer, purpose: string, { sealed, boundTo }: { sealed: Buffer; boundTo: string }): string {
  const decipher = createDecipheriv('aes-256-gcm', site.secret(purpose), sealed.subarray(0, 12), { authTagLength: 16 })
  decipher.setAAD(Buffer.from(boundTo)).setAuthTag(sealed.subarray(12, 28))
  return Buffer.concat([decipher.update(sealed.subarray(28)), decipher.final()]).toString('utf8')
}

/** For short codes: without the server's key a stolen table cannot be searched for them. */
export const keyedHash = ({ site }: Sealer, purpose: string, text: string): Buffer =>
  createHmac('sha256', site.secret(purpose)).update(text).digest()
