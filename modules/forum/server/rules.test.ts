import { expect, test } from 'vitest'
import { daysBefore, editableUntil, isBefore, isId, slugAttempt, slugOf } from './rules.ts'

test.each([
  ['How do I write a résumé?', 'how-do-i-write-a-resume'],
  ['Smørrebrød på lørdag', 'smorrebrod-pa-lordag'],
  ["Elders' day — what's on", 'elders-day-whats-on'],
  ['كيف أكتب سيرتي الذاتية؟', 'كيف-أكتب-سيرتي-الذاتية'],
  ['हिन्दी में मदद', 'हिन्दी-में-मदद'],
  ['?!…', 'topic'],
  ['550e8400-e29b-41d4-a716-446655440000', 'topic-550e8400-e29b-41d4-a716-446655440000'],
])('the slug of “%s” is %s and never an id', (title, slug) => {
  expect(slugOf(title)).toBe(slug)
  expect(isId(slugOf(title))).toBe(false)
})

test('a long title gives a slug of whole words, one endless word is cut between characters', () => {
  expect(slugOf('word '.repeat(40))).toBe(Array(16).fill('word').join('-'))
  expect(slugOf('𝒳'.normalize('NFC').repeat(30) + '🦘'.repeat(5))).not.toMatch(/[\ud800-\udbff]$/)
  expect(slugOf('a'.repeat(300))).toHaveLength(80)
})

test('a taken slug gets a number', () => {
  expect([1, 2, 3].map((attempt) => slugAttempt('boots', attempt))).toEqual(['boots', 'boots-2', 'boots-3'])
})

test('the grace period counts from the moment of writing', () => {
  expect(editableUntil('2026-11-21T09:00:00.12Z', 5)).toBe('2026-11-21T09:05:00.120Z')
  expect(daysBefore('2026-11-21T09:00:00.000Z', 1.5)).toBe('2026-11-19T21:00:00.000Z')
  expect(isBefore('2026-11-21T09:00:00.12Z', '2026-11-21T09:00:00.120Z')).toBe(false)
  expect(isBefore('2026-11-21T08:59:59.999Z', '2026-11-21T09:00:00Z')).toBe(true)
})
