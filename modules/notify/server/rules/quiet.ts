import type { QuietWindow } from '../../contract/preferences.ts'

/** Weekday (ISO 8601: 1 is Monday) and minute of the day, as the clock on the member's wall shows them. */
type WallTime = { day: number; minute: number }
const DAY_MINUTES = 1440
const WEEK_MINUTES = 7 * DAY_MINUTES
// Windows may touch one another, and each step passes at least one end.
const MOST_STEPS = 100

/**
 * When the quiet that holds at this instant ends; null when it is not quiet. Windows are wall time: an hour that the
 * clock skips is not waited for, an hour that it repeats is quiet twice.
 *
 * @param now ISO 8601 instant
 * @param zone IANA time zone
 */
export function quietUntil(now: string, zone: string, windows: readonly QuietWindow[]): string | null {
  let at = Temporal.Instant.from(now).toZonedDateTimeISO(zone)
  if (!isQuiet(at, windows)) return null
  for (let step = 0; step < MOST_STEPS; step++) {
    at = nextChange(at, windows)
    if (!isQuiet(at, windows)) return instantOf(at)
  }
  return instantOf(at)
}

/** Is any of the windows open at this time of the member's own clock? */
export function isQuiet(at: Temporal.ZonedDateTime, windows: readonly QuietWindow[]): boolean {
  const wall = { day: at.dayOfWeek, minute: at.hour * 60 + at.minute }
  return windows.some((window) => isInside(window, wall))
}

/** Do the windows leave any minute of the week in which members may be told? */
export const leavesTime = (windows: readonly QuietWindow[]): boolean =>
  Array.from({ length: WEEK_MINUTES }, (_, minute) => ({
    day: Math.floor(minute / DAY_MINUTES) + 1,
    minute: minute % DAY_MINUTES,
  })).some((wall) => !windows.some((window) => isInside(window, wall)))

function isInside({ days, from, to }: QuietWindow, { day, minute }: WallTime): boolean {
  const [start, end] = [minuteOf(from), minuteOf(to)]
  const yesterday = day === 1 ? 7 : day - 1
  if (start < end) return days.includes(day) && minute >= start && minute < end
  return (days.includes(day) && minute >= start) || (days.includes(yesterday) && minute < end)
}

/** The next instant at which a window may end: at one's end, or where the zone's clock jumps. */
function nextChange(at: Temporal.ZonedDateTime, windows: readonly QuietWindow[]): Temporal.ZonedDateTime {
  const jump = at.getTimeZoneTransition('next')
  const ends = [0, 1].flatMap((days) =>
    windows.flatMap(({ to }) => instantsOf(at.toPlainDate().add({ days }), to, at.timeZoneId)),
  )
  const later = [...ends, ...(jump ? [jump] : [])].filter((end) => Temporal.ZonedDateTime.compare(end, at) > 0)
  return later.reduce((first, end) => (Temporal.ZonedDateTime.compare(end, first) < 0 ? end : first))
}

/** The one or two instants at which a wall shows this time. */
const instantsOf = (date: Temporal.PlainDate, time: string, zone: string): Temporal.ZonedDateTime[] =>
  (['earlier', 'later'] as const).map((disambiguation) =>
    date.toPlainDateTime(Temporal.PlainTime.from(time)).toZonedDateTime(zone, { disambiguation }),
  )

const minuteOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5))
const instantOf = (at: Temporal.ZonedDateTime): string => at.toInstant().toString({ smallestUnit: 'millisecond' })
