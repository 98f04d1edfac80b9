import { expect, test } from 'vitest'
import { loudness } from './loudness.ts'

test('bars follow the peaks, the loudest is 100', () => {
  expect(loudness([0, 0, 16_384, 32_768], 4)).toEqual([0, 0, 50, 100])
  expect(loudness([10, 20, 40, 80, 20, 10], 2)).toEqual([50, 100])
})

test('few peaks are stretched, silence is flat, nothing is nothing', () => {
  expect(loudness([100], 3)).toEqual([100, 100, 100])
  expect(loudness([0, 0], 2)).toEqual([0, 0])
  expect(loudness([], 64)).toEqual([])
})
