import { createHmac } from 'node:crypto'
import { type AnyReader, openBytes, sealBytes } from '@guildhall/kernel'

/** What seals secrets that must be read again, one key per purpose: accounts belong to the server, so its key seals them. */
type Server = Pick<AnyReader, 'site'>

/** Seals a text for the row `boundTo`, as `sealBytes` lays it out. */
export const seal = ({ site }: Server, purpose: string, { text, boundTo }: { text: string; boundTo: string }): Buffer =>
  sealBytes(site.secret(purpose), Buffer.from(text), boundTo)

/** What `seal` was given. Throws when the bytes were changed, moved to another row or sealed under another key. */
export const unseal = ({ site }: Server, purpose: string, { sealed, boundTo }: { sealed: Buffer; boundTo: string }): string =>
  openBytes(site.secret(purpose), sealed, boundTo).toString('utf8')

/** For short codes: without the server's key a stolen table cannot be searched for them. */
export const keyedHash = ({ site }: Server, purpose: string, text: string): Buffer =>
  createHmac('sha256', site.secret(purpose)).update(text).digest()
