import { expect, test } from 'vitest'
import { daysUntil } from './days.ts'

const inZone = (timeZone?: string) => ({ settings: { community: { timeZone } } })

test('days are those of the community: where it is tomorrow already, tomorrow is today', () => {
  const now = '2026-03-29T22:30:00.000Z'
  expect(daysUntil(now, inZone('Australia/Darwin'), 2)).toEqual({
    zone: 'Australia/Darwin',
    days: ['2026-03-29', '2026-03-30'],
    begin: '2026-03-28T14:30:00Z',
  })
  expect(daysUntil(now, inZone(), 1)).toEqual({ zone: 'UTC', days: ['2026-03-29'], begin: '2026-03-29T00:00:00Z' })
})

test('a day of 23 hours, when clocks go forward, is a day like the others', () => {
  const { days, begin } = daysUntil('2026-03-30T10:00:00.000Z', inZone('Europe/Copenhagen'), 3)
  expect(days).toEqual(['2026-03-28', '2026-03-29', '2026-03-30'])
  expect(begin).toBe('2026-03-27T23:00:00Z')
})
