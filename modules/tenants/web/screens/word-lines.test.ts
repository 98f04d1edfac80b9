import { expect, test } from 'vitest'
import { fromLines, toLines } from './word-lines.ts'

test('words become lines and lines become words, equals signs in the words included', () => {
  const words = { 'nav.home': 'Front door', 'new.hint': 'a = b, as they say' }
  expect(toLines(words)).toBe('nav.home = Front door\nnew.hint = a = b, as they say')
  expect(fromLines(`\n  ${toLines(words)}  \n\n`)).toEqual(words)
})

test('a line without an equals sign keeps its key, so that it can be named', () => {
  expect(fromLines('nav.home')).toEqual({ 'nav.home': '' })
})
