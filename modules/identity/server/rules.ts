const DAY = 24 * 60 * 60 * 1000

/** How long a session lasts from now: 30 days, 90 with “remember me”. */
export const sessionEnd = (now: string, remember: boolean): string =>
  Temporal.Instant.from(now)
    .add({ milliseconds: (remember ? 90 : 30) * DAY })
    .toString({ smallestUnit: 'millisecond' })
