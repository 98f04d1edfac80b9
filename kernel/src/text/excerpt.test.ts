import { expect, test } from 'vitest'
import { excerptOf } from './excerpt.ts'
import { segmentsOf } from './segments.ts'

test('an excerpt is one line of whole words', () => {
  expect(excerptOf('One\n\ntwo   three')).toBe('One two three')
  const long = excerptOf('kangaroo '.repeat(60))
  expect(long.length).toBeLessThanOrEqual(201)
  expect(long).toMatch(/kangaroo…$/)
})

test('a marked snippet becomes segments; HTML in it stays text', () => {
  expect(segmentsOf('my \ue000resume\ue001 <b>and</b> \ue000cover\ue001')).toEqual([
    { text: 'my ', match: false },
    { text: 'resume', match: true },
    { text: ' <b>and</b> ', match: false },
    { text: 'cover', match: true },
  ])
  expect(segmentsOf('')).toEqual([])
})
