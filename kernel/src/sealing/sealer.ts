import { createHmac, hkdfSync } from 'node:crypto'
import { openBytes, sealBytes } from './gcm.ts'
import { normalised, wordsOf } from './words.ts'

/** A tenant's data key, unwrapped. The one with the highest version seals; older ones only open. */
export type DataKey = { version: number; secret: Buffer }

type Place = {
  /** Id of the row: sealed text moved to another row does not open. */
  boundTo: string
}

/**
 * Seals fields of one tenant so that they can be found again. `field` is `module.noun-field` and never changes: each has keys
 * of its own, derived from the tenant's (HKDF-SHA-256, RFC 5869).
 *
 * Blind indexes are HMAC-SHA-256 (RFC 2104) of normalised text. Whoever has the table learns which rows are equal and how
 * often words occur, not what they are; do not index what has few values, such as yes and no.
 */
export type Sealer = {
  /** 1 byte layout (1), 4 bytes key version, then as `sealBytes`: 33 bytes more than the text in UTF-8. */
  seal(field: string, given: Place & { text: string }): Buffer
  /** Throws when it was changed, belongs elsewhere, or its key is gone for good. */
  open(field: string, given: Place & { sealed: Buffer }): string
  /** 32 bytes to keep beside a sealed field, for finding it by its whole text, whatever case, accents and spaces. */
  index(field: string, text: string): Buffer
  /** 32 bytes for each different word of it: keep them in a `bytea[]` under a GIN index. */
  wordIndexes(field: string, text: string): Buffer[]
  /** What to look for: the index under each key that rows may have been written with. */
  indexesOf(field: string, text: string): Buffer[]
}

const LAYOUT = 1
const HEADER_BYTES = 5

/** @param keys at least one; @throws RangeError when there is none */
export function createSealer(tenantId: string, keys: readonly DataKey[]): Sealer {
  const newestFirst = [...keys].sort((a, b) => b.version - a.version)
  const [newest] = newestFirst
  if (!newest) throw new RangeError('A sealer needs a key')
  const place = (field: string, { boundTo }: Place) => `${tenantId}\0${field}\0${boundTo}`
  const hmac = ({ secret }: DataKey, field: string, text: string) =>
    createHmac('sha256', derived(secret, 'index', field))
      .update(text)
      .digest()
  return {
    seal(field, { text, ...row }) {
      const header = Buffer.alloc(HEADER_BYTES)
      header.writeUInt8(LAYOUT)
      header.writeUInt32BE(newest.version, 1)
      const sealed = sealBytes(derived(newest.secret, 'seal', field), Buffer.from(text), place(field, row))
      return Buffer.concat([header, sealed])
    },
    open(field, { sealed, ...row }) {
      const version = sealed.length > HEADER_BYTES && sealed[0] === LAYOUT ? sealed.readUInt32BE(1) : null
      const key = newestFirst.find((each) => each.version === version)
      if (!key) throw new Error('There is no key that opens this')
      return openBytes(derived(key.secret, 'seal', field), sealed.subarray(HEADER_BYTES), place(field, row)).toString('utf8')
    },
    index: (field, text) => hmac(newest, field, normalised(text)),
    wordIndexes: (field, text) => wordsOf(text).map((word) => hmac(newest, field, word)),
    indexesOf: (field, text) => newestFirst.map((key) => hmac(key, field, normalised(text))),
  }
}

const derived = (secret: Buffer, use: 'seal' | 'index', field: string): Buffer =>
  Buffer.from(hkdfSync('sha256', secret, '', `${use}\0${field}`, 32))
