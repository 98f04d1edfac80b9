import { later } from '@guildhall/kernel'

/** How long a session lasts from now: 30 days, 90 with “remember me”. */
export const sessionEnd = (now: string, remember: boolean): string => later(now, { hours: (remember ? 90 : 30) * 24 })

/** How long somebody may change their mind about being forgotten. */
export const GRACE_DAYS = 14
