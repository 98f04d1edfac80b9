import { expect, test } from 'vitest'
import { dateTime, relative } from './time-format.ts'

const now = Date.parse('2026-11-21T12:00:00Z')

test('an instant is told in the words of the language, and as a date after a week', () => {
  expect(relative('2026-11-21T11:59:40Z', now, 'en')).toBe('now')
  expect(relative('2026-11-21T11:55:00Z', now, 'en')).toBe('5 minutes ago')
  expect(relative('2026-11-21T09:00:00Z', now, 'da')).toBe('for 3 timer siden')
  expect(relative('2026-11-20T11:00:00Z', now, 'es')).toBe('ayer')
  expect(relative('2026-11-01T11:00:00Z', now, 'en')).toBe(dateTime('2026-11-01T11:00:00Z', 'en', 'UTC'))
})

test('the server’s date does not depend on where the server stands', () => {
  expect(dateTime('2026-11-21T23:30:00Z', 'en', 'UTC')).toBe('Nov 21, 2026')
})
