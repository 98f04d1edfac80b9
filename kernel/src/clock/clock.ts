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
  advance(span: Span): void
}

/** A clock that stands still until it is told otherwise. */
export function testClock(start = '2026-11-21T09:00:00.000Z'): TestClock {
  let current = later(start, { hours: 0 })
  return {
    now: () => current,
    set: (instant) => {
      current = later(instant, { hours: 0 })
    },
    advance: (span) => {
      current = later(current, span)
    },
  }
}

/** How far to go: hours and smaller, as days have no fixed length; negative goes back. */
export type Span = { hours?: number; minutes?: number; seconds?: number; milliseconds?: number }

/** The instant that long after another, in the clock's own notation. Lists call it per row, hence no Temporal. */
export const later = (instant: string, span: Span): string => new Date(Date.parse(instant) + millisecondsOf(span)).toISOString()

const millisecondsOf = ({ hours = 0, minutes = 0, seconds = 0, milliseconds = 0 }: Span): number =>
  ((hours * 60 + minutes) * 60 + seconds) * 1000 + milliseconds

/** Milliseconds from one instant to another; negative when `to` is earlier. */
export const millisecondsBetween = (from: string, to: string): number =>
  Temporal.Instant.from(to).epochMilliseconds - Temporal.Instant.from(from).epochMilliseconds
