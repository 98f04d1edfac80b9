import { expect, test } from 'vitest'
import { colourOf, lengthText, sizeText } from './shown-file.ts'

test('sizes read in the reader’s units and language', () => {
  expect([0, 950, 1_400_000, 2_147_483_648].map((bytes) => sizeText(bytes, 'en'))).toEqual([
    '0 byte',
    '950 byte',
    '1.3 MB',
    '2 GB',
  ])
  expect(sizeText(1_400_000, 'da')).toBe('1,3 MB')
})

test('lengths have hours only when there are some', () => {
  expect([900, 65_000, 3_725_000].map(lengthText)).toEqual(['0:01', '1:05', '1:02:05'])
})

test('a blur’s first bytes are its average colour', () => {
  expect(colourOf(null)).toBeUndefined()
  const header = 63 | (32 << 6) | (32 << 12)
  const grey = btoa(String.fromCharCode(header & 255, (header >> 8) & 255, header >> 16))
  expect(colourOf(grey)).toMatch(/^rgb\(2[45]\d 2[45]\d 25\d\)$/)
})
