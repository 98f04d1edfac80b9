import { commandContract, id, instant, queryContract } from '@guildhall/kernel/contract'
import { z } from 'zod'
import { Category, Channel, SnoozeFor } from './notice.ts'

const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'Write a time such as 22:00.')

/** Hours of the week on the member's own clock. `to` at or before `from` is on the next day; days are those it begins on. */
export const QuietWindow = z
  .strictObject({
    days: z.array(z.number().int().min(1).max(7)).min(1).max(7).describe('ISO 8601 weekdays: 1 is Monday.'),
    from: time,
    to: time,
  })
  .refine(({ from, to }) => from !== to, { path: ['to'], message: 'Choose another time than the beginning.' })
export type QuietWindow = z.infer<typeof QuietWindow>
const quietWindows = z.array(QuietWindow).max(14)

export const Cadence = z.enum(['instant', 'hourly', 'daily', 'weekly'])
export type Cadence = z.infer<typeof Cadence>

const switches = z.partialRecord(Channel, z.boolean())
const typeName = z.string().min(3).max(80)

/** What a community decides for its members; of their own channels members decide themselves. */
export const Defaults = z.strictObject({
  /** By type: `off` ends it for everybody; channels are what holds until a member decides. */
  types: z.record(typeName, switches.and(z.object({ off: z.boolean().optional() }))),
  /** Hold for everybody, in each member's own zone. */
  quiet: quietWindows,
})
export type Defaults = z.infer<typeof Defaults>

const ChannelChoice = z.object({ channel: Channel, on: z.boolean(), usual: z.boolean() })

export const Preferences = z.object({
  /** IANA zone the times below are meant in: that of the member's profile, else UTC. */
  zone: z.string(),
  categories: z.array(
    z.object({
      category: Category,
      on: z.boolean(),
      cadence: Cadence,
      /** In the order they are declared. `always`: cannot be changed. */
      types: z.array(z.object({ name: z.string(), label: z.string(), always: z.boolean(), channels: z.array(ChannelChoice) })),
    }),
  ),
  quiet: z.array(QuietWindow),
  /** Quiet hours of the community, which hold as well. */
  forcedQuiet: z.array(QuietWindow),
  quietUntil: instant.nullable(),
  digestHour: z.number().int(),
  digestWeekday: z.number().int(),
  /** Kept for when the community has a way to send them. */
  sms: z.object({ on: z.boolean(), available: z.literal(false) }),
  mutes: z.array(z.object({ noun: z.string(), id, title: z.string(), link: z.string() })),
})
export type Preferences = z.infer<typeof Preferences>

export const showPreferences = queryContract({
  name: 'notify.show-preferences',
  http: 'GET /notifications/preferences',
  summary: 'What the caller wants to be told, where and when.',
  access: 'member',
  input: z.strictObject({ locale: z.string().max(20).optional() }),
  output: Preferences,
})

export const setPreferences = commandContract({
  name: 'notify.set-preferences',
  http: 'PATCH /notifications/preferences',
  summary: 'Changes what is given; what waits is planned anew by it.',
  access: 'member',
  audit: 'none',
  input: z.strictObject({
    channels: z.record(typeName, switches).optional(),
    categories: z.partialRecord(Category, z.strictObject({ on: z.boolean().optional(), cadence: Cadence.optional() })).optional(),
    quiet: quietWindows.optional(),
    quietUntil: instant
      .or(SnoozeFor)
      .nullable()
      .optional()
      .describe('An instant, or a while on the caller’s own clock; null ends it.'),
    digestHour: z.number().int().min(0).max(23).optional(),
    digestWeekday: z.number().int().min(1).max(7).optional(),
    sms: z.boolean().optional(),
  }),
  output: Preferences,
})

const thing = z.strictObject({ noun: z.string().min(3).max(80), id })

export const muteThing = commandContract({
  name: 'notify.mute-thing',
  http: 'POST /notifications/mutes',
  summary: 'Tells the caller nothing more of one thing, such as a topic.',
  access: 'member',
  audit: 'none',
  input: thing,
  output: thing,
})

export const unmuteThing = commandContract({
  name: 'notify.unmute-thing',
  http: 'DELETE /notifications/mutes/:noun/:id',
  summary: 'Tells of it again.',
  access: 'member',
  audit: 'none',
  input: thing,
  output: thing,
})

const unsubscribing = {
  access: 'anyone',
  input: z.strictObject({ token: z.string().min(1).max(200) }),
  output: z.object({ category: Category }),
} as const

export const showUnsubscribing = queryContract({
  name: 'notify.show-unsubscribing',
  http: 'GET /notifications/unsubscribe',
  summary: 'Which mails the token of a mail would end.',
  ...unsubscribing,
})

export const unsubscribe = commandContract({
  name: 'notify.unsubscribe',
  http: 'POST /notifications/unsubscribe',
  summary: 'Ends the mails of one category for whoever got the mail with this token (RFC 8058); nobody needs to sign in.',
  audit: 'none',
  ...unsubscribing,
})
