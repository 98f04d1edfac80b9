import { expect, test } from 'vitest'
import { sharedWords } from './shared-words.ts'

const shared = (given: Record<string, string>) => sharedWords(new URLSearchParams(given))

test('[MOB-09] a link is kept once, wherever the other app put it', () => {
  const url = 'https://example.org/a'
  expect(shared({ title: 'A', text: 'Read', url })).toEqual({ title: 'A', body: `Read\n\n${url}` })
  expect(shared({ title: 'A', text: `Read ${url}`, url })).toEqual({ title: 'A', body: `Read ${url}` })
  expect(shared({ url })).toEqual({ title: '', body: url })
})

test('words that are title and text at once come once, and only web addresses are links', () => {
  expect(shared({ title: 'Same', text: 'Same' })).toEqual({ title: 'Same', body: '' })
  expect(shared({ text: 'Look', url: 'javascript:alert(1)' })).toEqual({ title: '', body: 'Look' })
})

test('what is too long is cut to what forms take', () => {
  const { title, body } = shared({ title: 't'.repeat(500), text: 'w'.repeat(20_000) })
  expect([title.length, body.length]).toEqual([160, 9_000])
})
