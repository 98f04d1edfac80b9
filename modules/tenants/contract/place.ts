import { z } from 'zod'

/** First label of a community's host name. */
export const Slug = z
  .string()
  .trim()
  .min(1, 'Give it an address.')
  .max(40, 'Use at most 40 characters.')
  .regex(/^[a-z0-9](-?[a-z0-9])*$/, 'Use lower case letters and digits, joined by single hyphens.')

/** An IANA name such as `Europe/Copenhagen`. */
export const TimeZone = z.string().refine((zone) => {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }) !== null && /^[A-Z]/.test(zone)
  } catch {
    return false
  }
}, 'Use a time zone such as Europe/Copenhagen.')

const amount = z.number().int().min(1).max(1_000_000_000).nullable()

/** How much a community may use; null: as much as there is room for. */
export const Plan = z.strictObject({
  members: amount.default(null).describe('Active members.'),
  storageMegabytes: amount.default(null).describe('Files, in 10⁶ bytes.'),
  mailsPerDay: amount.default(null),
})
export type Plan = z.output<typeof Plan>
