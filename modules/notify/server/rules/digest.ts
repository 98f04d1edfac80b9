import type { SnoozeFor } from '../../contract/notice.ts'
import type { Cadence } from '../../contract/preferences.ts'

/** `hour` 0–23 for daily and weekly ones, `weekday` 1 (Monday) to 7 for weekly ones. */
export type Rhythm = { cadence: Cadence; hour: number; weekday: number }

/**
 * The next time a digest of this rhythm goes out after `now`: at the full hour, or at the member's hour of the day, or of
 * their weekday. Null for what goes out at once.
 *
 * @param zone IANA time zone; an hour that the clock skips that day is the one after it
 */
export function nextDigest(now: string, zone: string, { cadence, hour, weekday }: Rhythm): string | null {
  if (cadence === 'instant') return null
  const at = Temporal.Instant.from(now).toZonedDateTimeISO(zone)
  if (cadence === 'hourly') return instantOf(at.add({ hours: 1 }).round({ smallestUnit: 'hour', roundingMode: 'floor' }))
  const days = Array.from({ length: 9 }, (_, day) => at.toPlainDate().add({ days: day }))
  const times = days
    .filter((day) => cadence === 'daily' || day.dayOfWeek === weekday)
    .map((day) => day.toPlainDateTime({ hour }).toZonedDateTime(zone))
  return instantOf(times.find((time) => Temporal.ZonedDateTime.compare(time, at) > 0) as Temporal.ZonedDateTime)
}

const MORNING = 8

/** When a snooze ends: in an hour, or at 8 in the morning of the member's tomorrow, or of the same day next week. */
export function snoozedUntil(now: string, zone: string, span: SnoozeFor): string {
  const at = Temporal.Instant.from(now).toZonedDateTimeISO(zone)
  if (span === 'hour') return instantOf(at.add({ hours: 1 }))
  const day = at.toPlainDate().add({ days: span === 'week' ? 7 : 1 })
  return instantOf(day.toPlainDateTime({ hour: MORNING }).toZonedDateTime(zone))
}

const instantOf = (at: Temporal.ZonedDateTime): string => at.toInstant().toString({ smallestUnit: 'millisecond' })
