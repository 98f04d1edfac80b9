import fc from 'fast-check'
import { expect, test } from 'vitest'
import { nextDigest, snoozedUntil } from './digest.ts'

const at8 = { cadence: 'daily', hour: 8, weekday: 1 } as const
const zone = 'Europe/Copenhagen'

test('[NOT-24] digests go out at the member’s own hour, instant mail has none', () => {
  expect(nextDigest('2026-03-10T05:00:00Z', zone, at8)).toBe('2026-03-10T07:00:00.000Z')
  expect(nextDigest('2026-03-10T07:00:00Z', zone, at8)).toBe('2026-03-11T07:00:00.000Z')
  expect(nextDigest('2026-03-10T07:00:00Z', zone, { ...at8, cadence: 'weekly' })).toBe('2026-03-16T07:00:00.000Z')
  expect(nextDigest('2026-03-10T07:20:00Z', 'Asia/Kolkata', { ...at8, cadence: 'hourly' })).toBe('2026-03-10T07:30:00.000Z')
  expect(nextDigest('2026-03-10T07:20:00Z', zone, { ...at8, cadence: 'instant' })).toBeNull()
})

test('[NOT-24] an hour that the clock skips or repeats has one digest', () => {
  const at2 = { ...at8, hour: 2 }
  expect(nextDigest('2026-03-28T12:00:00Z', zone, at2)).toBe('2026-03-29T01:00:00.000Z')
  expect(nextDigest('2026-03-29T01:00:00Z', zone, at2)).toBe('2026-03-30T00:00:00.000Z')
  expect(nextDigest('2026-10-24T12:00:00Z', zone, at2)).toBe('2026-10-25T00:00:00.000Z')
  expect(nextDigest('2026-10-25T00:00:00Z', zone, at2)).toBe('2026-10-26T01:00:00.000Z')
})

test('[NOT-24] whatever the zone and instant, the next digest is ahead, within its rhythm, and at its hour', () => {
  const zones = ['Europe/Copenhagen', 'America/New_York', 'Australia/Lord_Howe', 'Asia/Kathmandu', 'UTC']
  const rhythm = fc.record({
    cadence: fc.constantFrom('hourly' as const, 'daily' as const, 'weekly' as const),
    hour: fc.integer({ min: 0, max: 23 }),
    weekday: fc.integer({ min: 1, max: 7 }),
  })
  const longest = { hourly: 60, daily: 25 * 60, weekly: 7 * 24 * 60 + 60 }
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 525_599 }), fc.constantFrom(...zones), rhythm, (minute, where, wish) => {
      const now = new Date(Date.parse('2026-01-01T00:00:00Z') + minute * 60_000).toISOString()
      const due = nextDigest(now, where, wish) as string
      const ahead = (Date.parse(due) - Date.parse(now)) / 60_000
      expect(ahead).toBeGreaterThan(0)
      expect(ahead).toBeLessThanOrEqual(longest[wish.cadence])
      const wall = Temporal.Instant.from(due).toZonedDateTimeISO(where)
      if (wish.cadence === 'hourly') return void expect(wall.minute).toBe(0)
      // The hour that spring skips is the one after it.
      expect([wish.hour, (wish.hour + 1) % 24]).toContain(wall.hour)
      if (wish.cadence === 'weekly') expect(wall.dayOfWeek).toBe(wish.weekday)
    }),
    { numRuns: 300 },
  )
})

test('a snooze ends in an hour, or in the morning', () => {
  const now = '2026-03-10T22:30:00Z'
  expect(snoozedUntil(now, zone, 'hour')).toBe('2026-03-10T23:30:00.000Z')
  expect(snoozedUntil(now, zone, 'tomorrow')).toBe('2026-03-11T07:00:00.000Z')
  expect(snoozedUntil(now, zone, 'week')).toBe('2026-03-17T07:00:00.000Z')
})
