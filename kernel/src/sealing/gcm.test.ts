import fc from 'fast-check'
import { expect, test } from 'vitest'
import { openBytes, sealBytes } from './gcm.ts'

const hex = (text: string) => Buffer.from(text.replace(/\s/g, ''), 'hex')
const key = fc.uint8Array({ minLength: 32, maxLength: 32 }).map((bytes) => Buffer.from(bytes))
const bytes = fc.uint8Array({ maxLength: 300 }).map((some) => Buffer.from(some))

// McGrew and Viega, The Galois/Counter Mode of Operation, test case 14: 256-bit key of zeros, one block of zeros.
test('[SEC-06] it is AES-256-GCM as published', () => {
  const sealed = Buffer.concat([
    Buffer.alloc(12),
    hex('d0d1c8a799996bf0265b98b5d48ab919'),
    hex('cea7403d4d606b6e074ec5d3baf39d18'),
  ])
  expect(openBytes(Buffer.alloc(32), sealed, '')).toEqual(Buffer.alloc(16))
})

test('[SEC-06] what is sealed comes back, and is never sealed alike twice', () => {
  fc.assert(
    fc.property(key, bytes, fc.string(), (secret, plain, place) => {
      const [one, two] = [sealBytes(secret, plain, place), sealBytes(secret, plain, place)]
      expect(openBytes(secret, one, place)).toEqual(plain)
      expect(one.length).toBe(28 + plain.length)
      expect(one.equals(two)).toBe(false)
    }),
  )
})

test('[SEC-06] one bit changed anywhere, another key, another place, a piece missing: it does not open', () => {
  fc.assert(
    fc.property(key, bytes, fc.string(), fc.nat(), (secret, plain, place, at) => {
      const sealed = sealBytes(secret, plain, place)
      const bent = Buffer.from(sealed)
      const where = at % (sealed.length * 8)
      bent[where >> 3] = (bent[where >> 3] as number) ^ (1 << (where & 7))
      const other = Buffer.from(secret)
      other[at % 32] = (other[at % 32] as number) ^ 1
      expect(() => openBytes(secret, bent, place)).toThrow()
      expect(() => openBytes(other, sealed, place)).toThrow()
      expect(() => openBytes(secret, sealed, `${place}x`)).toThrow()
      expect(() => openBytes(secret, sealed.subarray(0, at % sealed.length), place)).toThrow()
    }),
  )
})
