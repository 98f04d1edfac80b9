import { expect, test } from 'vitest'
import { changeBetween, mayFollow, reaches, runsCommunity } from './rules.ts'

test('what is held reaches rights and patterns that lie within it, and nothing wider', () => {
  expect(reaches(['*'], ['*', 'forum.*', 'forum.moderate'])).toBe(true)
  expect(reaches(['forum.*'], ['forum.moderate', 'forum.topic.*'])).toBe(true)
  expect(reaches(['forum.*'], ['*'])).toBe(false)
  expect(reaches(['forum.topic.*'], ['forum.*'])).toBe(false)
  expect(reaches(['forum.moderate'], ['forum.*'])).toBe(false)
  expect(reaches([], [])).toBe(true)
})

test('whoever may decide about the community runs it', () => {
  expect(['*', 'community.*', 'community.manage'].every((right) => runsCommunity([right]))).toBe(true)
  expect(runsCommunity(['community.invite', 'forum.*'])).toBe(false)
})

test('a change is what is given and what is taken, and the table says what may follow', () => {
  expect(changeBetween(['a', 'b'], ['b', 'c'])).toEqual({ given: ['c'], taken: ['a'] })
  expect(mayFollow(null, [], 'x')).toBe(true)
  expect(mayFollow({ a: ['x'] }, ['a', 'b'], 'x')).toBe(true)
  expect(mayFollow({ a: ['x'] }, ['b'], 'x')).toBe(false)
})
