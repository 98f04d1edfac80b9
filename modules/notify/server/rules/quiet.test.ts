import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { QuietWindow } from '../../contract/preferences.ts'
import { isQuiet, leavesTime, quietUntil } from './quiet.ts'

const everyDay = [1, 2, 3, 4, 5, 6, 7]
const nights: QuietWindow[] = [{ days: everyDay, from: '22:00', to: '07:00' }]
const local = (at: string, zone: string) => Temporal.Instant.from(at).toZonedDateTimeISO(zone)
const instant = (text: string, zone: string) =>
  Temporal.PlainDateTime.from(text).toZonedDateTime(zone).toInstant().toString({ smallestUnit: 'millisecond' })

describe('[NOT-23] quiet hours', () => {
  test('hold across midnight, on both sides of it, and not a minute longer', () => {
    const zone = 'Australia/Darwin'
    const at = (time: string) => quietUntil(instant(time, zone), zone, nights)
    expect(at('2026-03-10T21:59')).toBeNull()
    expect(at('2026-03-10T22:00')).toBe(instant('2026-03-11T07:00', zone))
    expect(at('2026-03-11T06:59')).toBe(instant('2026-03-11T07:00', zone))
    expect(at('2026-03-11T07:00')).toBeNull()
  })

  test('of a weekday begin on it and end on the next', () => {
    const fridays: QuietWindow[] = [{ days: [5], from: '20:00', to: '10:00' }]
    const at = (time: string) => quietUntil(instant(time, 'UTC'), 'UTC', fridays)
    expect(at('2026-03-13T21:00')).toBe('2026-03-14T10:00:00.000Z')
    expect(at('2026-03-14T09:00')).toBe('2026-03-14T10:00:00.000Z')
    expect(at('2026-03-14T21:00')).toBeNull()
    expect(at('2026-03-13T09:00')).toBeNull()
  })

  test('that touch or overlap end with the last of them', () => {
    const windows: QuietWindow[] = [
      ...nights,
      { days: [6, 7], from: '06:00', to: '11:30' },
      { days: [7], from: '11:30', to: '12:00' },
    ]
    expect(quietUntil('2026-03-14T23:00:00Z', 'UTC', windows)).toBe('2026-03-15T12:00:00.000Z')
  })

  test('follow the clock of the member’s zone, also when they move', () => {
    const now = '2026-03-10T21:30:00Z'
    expect(quietUntil(now, 'Europe/Copenhagen', nights)).toBe('2026-03-11T06:00:00.000Z')
    expect(quietUntil(now, 'Europe/London', nights)).toBeNull()
    expect(quietUntil(now, 'Asia/Kolkata', nights)).toBe('2026-03-11T01:30:00.000Z')
  })

  test('end at the jump when their end is an hour the clock skips', () => {
    const zone = 'Europe/Copenhagen'
    const early: QuietWindow[] = [{ days: everyDay, from: '23:00', to: '02:30' }]
    expect(quietUntil('2026-03-29T00:30:00Z', zone, early)).toBe('2026-03-29T01:00:00.000Z')
    expect(local('2026-03-29T01:00:00Z', zone).hour).toBe(3)
  })

  test('that lie in an hour which comes twice are kept both times', () => {
    const zone = 'Europe/Copenhagen'
    const window: QuietWindow[] = [{ days: everyDay, from: '02:15', to: '02:45' }]
    expect(quietUntil('2026-10-25T00:20:00Z', zone, window)).toBe('2026-10-25T00:45:00.000Z')
    expect(quietUntil('2026-10-25T01:20:00Z', zone, window)).toBe('2026-10-25T01:45:00.000Z')
    expect(quietUntil('2026-10-25T00:50:00Z', zone, window)).toBeNull()
  })
})

const zones = [
  'Europe/Copenhagen',
  'America/New_York',
  'Australia/Lord_Howe',
  'Pacific/Apia',
  'Asia/Kolkata',
  'America/Santiago',
  'UTC',
]
const time = fc.integer({ min: 0, max: 1439 }).map((minute) => `${pad(Math.floor(minute / 60))}:${pad(minute % 60)}`)
const pad = (number: number) => `${number}`.padStart(2, '0')
const windows = fc.array(
  fc
    .record({ days: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1 }), from: time, to: time })
    .filter(({ from, to }) => from !== to),
  { minLength: 1, maxLength: 4 },
)
// Around the clock changes of a year as well as anywhere in it.
const changes = [
  '2026-03-08T07:00:00Z',
  '2026-03-29T01:00:00Z',
  '2026-04-04T15:00:00Z',
  '2026-10-25T01:00:00Z',
  '2026-11-01T06:00:00Z',
]
const instants = fc.oneof(
  fc.integer({ min: 0, max: 525_599 }).map((minute) => Date.parse('2026-01-01T00:00:00Z') + minute * 60_000),
  fc
    .tuple(fc.constantFrom(...changes), fc.integer({ min: -600, max: 600 }))
    .map(([at, minute]) => Date.parse(at) + minute * 60_000),
)

describe('[NOT-23] whatever the zone, the windows and the instant', () => {
  test('quiet lasts exactly until the first minute whose wall time is in no window', () => {
    fc.assert(
      fc.property(instants, fc.constantFrom(...zones), windows.filter(leavesTime), (at, zone, quiet) => {
        const now = new Date(at).toISOString()
        const until = quietUntil(now, zone, quiet)
        if (until === null) return void expect(isQuiet(local(now, zone), quiet)).toBe(false)
        expect(isQuiet(local(until, zone), quiet)).toBe(false)
        const minutes = (Date.parse(until) - at) / 60_000
        expect(minutes).toBeGreaterThan(0)
        const between = Array.from({ length: Math.min(minutes, 40) }, (_, n) => at + Math.floor((n * minutes) / 40) * 60_000)
        for (const moment of [...between, Date.parse(until) - 60_000])
          expect(isQuiet(local(new Date(moment).toISOString(), zone), quiet)).toBe(true)
      }),
      { numRuns: 300 },
    )
  })

  test('windows that fill the week are recognised', () => {
    expect(leavesTime(nights)).toBe(true)
    expect(leavesTime([...nights, { days: everyDay, from: '07:00', to: '22:00' }])).toBe(false)
    expect(leavesTime([...nights, { days: everyDay, from: '07:00', to: '21:59' }])).toBe(true)
  })
})
