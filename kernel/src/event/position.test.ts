import fc from 'fast-check'
import { expect, test } from 'vitest'
import { comparePositions, isPosition, partsOf } from './position.ts'

const number = fc.bigInt({ min: 0n, max: 2n ** 62n })
const sign = (difference: bigint) => (difference > 0n ? 1 : difference < 0n ? -1 : 0)

test('positions compare as the pairs of numbers they stand for', () => {
  fc.assert(
    fc.property(number, number, number, number, (xidA, seqA, xidB, seqB) => {
      expect(Math.sign(comparePositions(`${xidA}.${seqA}`, `${xidB}.${seqB}`))).toBe(sign(xidA - xidB) || sign(seqA - seqB))
    }),
  )
})

test('only `xid.seq` in plain decimals is a position', () => {
  for (const good of ['0.0', '812.4711', '18446744073709551615.9223372036854775807']) expect(isPosition(good)).toBe(true)
  for (const bad of ['', '1', '1.2.3', '01.2', '-1.2', '1.2;drop', '1e3.2', ' 1.2']) expect(isPosition(bad)).toBe(false)
  expect(partsOf('812.4711')).toEqual({ xid: '812', seq: '4711' })
})
