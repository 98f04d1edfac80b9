import { covers } from '@guildhall/kernel'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { narrowed } from './scopes.ts'

test('a key may do what its scopes say, as far as its owner may', () => {
  expect(narrowed(['*'], ['forum.*'])).toEqual(['forum.*'])
  expect(narrowed(['forum.post.create', 'people.search'], ['forum.*'])).toEqual(['forum.post.create'])
  expect(narrowed(['forum.post.create'], ['*'])).toEqual(['forum.post.create'])
  expect(narrowed(['forum.post.create'], ['people.*'])).toEqual([])
})

test('never more than the owner holds, and never more than the scopes say', () => {
  const word = fc.constantFrom('a', 'b', 'c')
  const right = fc.array(word, { minLength: 1, maxLength: 3 }).map((words) => words.join('.'))
  const pattern = fc.oneof(
    right,
    right.map((start) => `${start}.*`),
    fc.constant('*'),
  )
  const patterns = fc.array(pattern, { maxLength: 4 })
  fc.assert(
    fc.property(patterns, patterns, right, (held, scopes, asked) => {
      const may = (some: readonly string[]) => some.some((one) => covers(one, asked))
      expect(may(narrowed(held, scopes))).toBe(may(held) && may(scopes))
    }),
  )
})
