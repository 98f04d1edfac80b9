const dates = new Map<string, Intl.DateTimeFormat>()
const relatives = new Map<string, Intl.RelativeTimeFormat>()

const days = new Map<string, string>()
const mostDays = 2_000

/** The date alone, `21 Nov 2026` in the language's own order, as it is in UTC. */
export function utcDate(at: string, locale: string): string {
  const key = `${locale} ${at.slice(0, 10)}`
  const known = days.get(key)
  if (known !== undefined) return known
  const text = dateTime(at, locale, 'UTC')
  if (days.size >= mostDays) days.clear()
  days.set(key, text)
  return text
}

/** `21 November 2026, 06:52` in the language's own order. Without `timeZone`: the reader's. */
export function dateTime(at: string, locale: string, timeZone?: string): string {
  const key = `${locale} ${timeZone ?? ''}`
  let format = dates.get(key)
  if (!format) {
    format = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: timeZone ? undefined : 'short', timeZone })
    dates.set(key, format)
  }
  return format.format(Date.parse(at))
}

const units: readonly [Intl.RelativeTimeFormatUnit, number][] = [
  ['minute', 60],
  ['hour', 3600],
  ['day', 86_400],
]

/** “5 minutes ago” up to a week, then the date. `now`: milliseconds since 1970. */
export function relative(at: string, now: number, locale: string): string {
  const seconds = Math.round((Date.parse(at) - now) / 1000)
  const age = Math.abs(seconds)
  if (age >= 7 * 86_400) return dateTime(at, locale, 'UTC')
  const [unit, size] = units.findLast(([, size]) => age >= size) ?? ['second', 1]
  const format = relatives.get(locale) ?? new Intl.RelativeTimeFormat(locale, { numeric: 'auto' })
  relatives.set(locale, format)
  return age < 60 ? format.format(0, 'second') : format.format(Math.trunc(seconds / size), unit)
}
