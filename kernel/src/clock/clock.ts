/** Where "now" comes from. Passed in, so that tests decide what time it is. */
export type Clock = {
  /** ISO 8601 instant in UTC with milliseconds: `2026-11-21T06:31:00.123Z`; sorts as text. */
  now(): string
}

/** The machine's clock: the only place that reads it. */
export const createClock = (): Clock => ({ now: () => new Date().toISOString() })

export type TestClock = Clock & {
  set(instant: string): void
  /** `clock.advance({ minutes: 6 })`; hours and smaller, as days have no fixed length. */
  advance(duration: Temporal.DurationLike): void
}

/** A clock that stands still until it is told otherwise. */
export function testClock(start = '2026-11-21T09:00:00.000Z'): TestClock {
  let current = later(start, { hours: 0 })
  return {
    now: () => current,
    set: (instant) => {
      current = later(instant, { hours: 0 })
    },
    advance: (duration) => {
      current = later(current, duration)
    },
  }
}

/** The instant that long after (or, with a negative duration, before) another, in the clock's own notation. */
export const later = (instant: string, duration: Temporal.DurationLike): string =>
  Temporal.Instant.from(instant).add(duration).toString({ smallestUnit: 'millisecond' })

/** Milliseconds from one instant to another; negative when `to` is earlier. */
export const millisecondsBetween = (from: string, to: string): number =>
  Temporal.Instant.from(to).epochMilliseconds - Temporal.Instant.from(from).epochMilliseconds
