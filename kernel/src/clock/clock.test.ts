import { expect, test } from 'vitest'
import { createClock, later, millisecondsBetween, testClock } from './clock.ts'

test('now is an instant in the notation the database answers with', () => {
  expect(createClock().now()).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/)
})

test('the system clock moves forward', async () => {
  const clock = createClock()
  const before = clock.now()
  await new Promise((done) => setTimeout(done, 5))
  expect(millisecondsBetween(before, clock.now())).toBeGreaterThan(0)
})

test('a test clock stands still until it is told otherwise', () => {
  const clock = testClock('2026-11-21T23:59:59.5Z')
  expect(clock.now()).toBe('2026-11-21T23:59:59.500Z')
  clock.advance({ minutes: 6 })
  expect(clock.now()).toBe('2026-11-22T00:05:59.500Z')
  clock.set('2027-01-01T00:00:00Z')
  expect(clock.now()).toBe('2027-01-01T00:00:00.000Z')
})

test('instants can be counted from each other', () => {
  expect(later('2026-02-28T12:00:00.000Z', { hours: -24 })).toBe('2026-02-27T12:00:00.000Z')
  expect(millisecondsBetween('2026-02-28T12:00:01.000Z', '2026-02-28T12:00:00.000Z')).toBe(-1000)
})
