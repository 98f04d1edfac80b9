import { expect, test } from 'vitest'
import { rangeOf } from './range.ts'

const file = { size: 100, etag: '"a"' }

test.each([
  ['bytes=0-9', { start: 0, end: 9 }],
  ['bytes=90-', { start: 90, end: 99 }],
  ['bytes=-10', { start: 90, end: 99 }],
  ['bytes=-1000', { start: 0, end: 99 }],
  ['bytes=50-1000', { start: 50, end: 99 }],
  ['bytes=100-', 'unsatisfiable'],
  ['bytes=-0', 'unsatisfiable'],
  ['bytes=9-1', null],
  ['bytes=0-1, 5-6', null],
  ['lines=0-1', null],
  ['bytes=-', null],
])('%s of 100 bytes', (range, expected) => expect(rangeOf({ range }, file)).toEqual(expected))

test('a range of other bytes than the ones at hand is the whole; nothing has no last byte', () => {
  expect(rangeOf({ range: 'bytes=0-9', 'if-range': '"b"' }, file)).toBeNull()
  expect(rangeOf({ range: 'bytes=0-9', 'if-range': '"a"' }, file)).toEqual({ start: 0, end: 9 })
  expect(rangeOf({ range: 'bytes=-5' }, { ...file, size: 0 })).toBe('unsatisfiable')
})
