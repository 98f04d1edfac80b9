/** The names of the weekdays, Monday first. The 1st of January 2024 was a Monday. */
export const weekdaysIn = (locale: string, style: 'long' | 'short'): string[] =>
  Array.from({ length: 7 }, (_, day) =>
    new Intl.DateTimeFormat(locale, { weekday: style, timeZone: 'UTC' }).format(Date.UTC(2024, 0, day + 1)),
  )
