import { randomBytes } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createSealer, type DataKey } from './sealer.ts'
import { normalised, wordsOf } from './words.ts'

const aKey = (version = 1): DataKey => ({ version, secret: randomBytes(32) })
const key = aKey()
const sealer = createSealer('tenant-1', [key])
const FIELD = 'care.note-text'

test('[SEC-06] what is sealed opens in its own tenant, field and row, and nowhere else', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.uuid(), (text, row) => {
      const sealed = sealer.seal(FIELD, { text, boundTo: row })
      expect(sealer.open(FIELD, { sealed, boundTo: row })).toBe(text)
      expect(sealed.length).toBe(33 + Buffer.byteLength(text))
      expect(() => sealer.open('care.note-title', { sealed, boundTo: row })).toThrow()
      expect(() => sealer.open(FIELD, { sealed, boundTo: `${row}0` })).toThrow()
      expect(() => createSealer('tenant-2', [key]).open(FIELD, { sealed, boundTo: row })).toThrow()
      expect(() => createSealer('tenant-1', [aKey()]).open(FIELD, { sealed, boundTo: row })).toThrow()
    }),
  )
})

test('[SEC-06] after a rotation old rows open and are found, new ones are sealed under the new key alone', () => {
  const old = sealer.seal(FIELD, { text: 'Åse', boundTo: 'r' })
  const oldIndex = sealer.index(FIELD, 'Åse')
  const next = aKey(2)
  const rotated = createSealer('tenant-1', [key, next])
  expect(rotated.open(FIELD, { sealed: old, boundTo: 'r' })).toBe('Åse')
  expect(rotated.indexesOf(FIELD, 'ÅSE')).toContainEqual(oldIndex)
  const fresh = rotated.seal(FIELD, { text: 'Åse', boundTo: 'r' })
  expect(createSealer('tenant-1', [next]).open(FIELD, { sealed: fresh, boundTo: 'r' })).toBe('Åse')
  expect(() => sealer.open(FIELD, { sealed: fresh, boundTo: 'r' })).toThrow('no key')
  expect(() => createSealer('tenant-1', [next]).open(FIELD, { sealed: old, boundTo: 'r' })).toThrow('no key')
})

test('[SEC-06] an index is found by the same words however they are written, and says nothing across fields and tenants', () => {
  expect(sealer.index(FIELD, '  José   ÁLVAREZ ')).toEqual(sealer.index(FIELD, 'jose alvarez'))
  expect(sealer.index(FIELD, 'jose alvarez')).not.toEqual(sealer.index(FIELD, 'jose alvares'))
  expect(sealer.index(FIELD, 'jose')).not.toEqual(sealer.index('care.note-title', 'jose'))
  expect(sealer.index(FIELD, 'jose')).not.toEqual(createSealer('tenant-1', [aKey()]).index(FIELD, 'jose'))
  const words = sealer.wordIndexes(FIELD, 'Fell twice; fell on the stairs.')
  expect(words).toHaveLength(5)
  expect(words).toContainEqual(sealer.index(FIELD, 'FELL'))
})

test('normalising again changes nothing, and finds the words of every script', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      expect(normalised(normalised(text))).toBe(normalised(text))
    }),
  )
  expect(wordsOf('Ｆｕｌｌ-width, naïve; naive')).toEqual(['full', 'width', 'naive'])
  expect(wordsOf('سقط مرتين')).toEqual(['سقط', 'مرتين'])
})

test('nothing is sealed without a key', () => expect(() => createSealer('t', [])).toThrow(RangeError))
