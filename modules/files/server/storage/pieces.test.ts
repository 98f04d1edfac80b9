import { Readable } from 'node:stream'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { inPieces } from './pieces.ts'

test('bytes cut anew are the same bytes, in pieces of one size', async () => {
  const parts = fc.array(fc.uint8Array({ minLength: 1, maxLength: 40 }), { maxLength: 20 })
  await fc.assert(
    fc.asyncProperty(parts, fc.integer({ min: 1, max: 64 }), async (given, size) => {
      const pieces: Uint8Array[] = []
      for await (const piece of inPieces(Readable.from(given), size)) pieces.push(piece)
      expect(Buffer.concat(pieces).equals(Buffer.concat(given))).toBe(true)
      expect(pieces.slice(0, -1).every(({ length }) => length === size)).toBe(true)
      expect(pieces.at(-1)?.length ?? 1).toBeGreaterThan(0)
    }),
  )
})
