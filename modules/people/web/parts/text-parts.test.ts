import { expect, test } from 'vitest'
import { partsOf } from './text-parts.ts'

const hrefs = (text: string) => partsOf(text).flatMap(({ href }) => href ?? [])

test('addresses become links without the full stop behind them, and nothing is lost', () => {
  const text = 'See https://a.example/x?y=1. Or (http://b.example)!\nBye'
  expect(hrefs(text)).toEqual(['https://a.example/x?y=1', 'http://b.example'])
  expect(
    partsOf(text)
      .map(({ words }) => words)
      .join(''),
  ).toBe(text)
})

test('nothing that a browser would run becomes a link', () => {
  for (const text of [
    'javascript:alert(1)',
    'data:text/html,x',
    'JaVaScRiPt://https',
    'vbscript:x',
    '<img src=x onerror=alert(1)>',
  ])
    expect(hrefs(text)).toEqual([])
  expect(hrefs('https://a.example/"onmouseover="alert(1)')).toEqual(['https://a.example/'])
})
