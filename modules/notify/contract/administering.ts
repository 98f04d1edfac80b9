import { commandContract, id, instant, pageInput, pageOf, queryContract } from '@guildhall/kernel/contract'
import { Card } from '@guildhall/people/contract'
import { z } from 'zod'
import { Category, Channel } from './notice.ts'
import { Defaults } from './preferences.ts'

const ChannelDefault = z.object({ channel: Channel, on: z.boolean(), usual: z.boolean() })

export const CommunityDefaults = z.object({
  types: z.array(
    z.object({
      name: z.string(),
      label: z.string(),
      category: Category,
      /** Of the account's safety: neither ended nor switched off. */
      always: z.boolean(),
      off: z.boolean(),
      channels: z.array(ChannelDefault),
    }),
  ),
  quiet: Defaults.shape.quiet,
})
export type CommunityDefaults = z.infer<typeof CommunityDefaults>

export const showDefaults = queryContract({
  name: 'notify.show-defaults',
  http: 'GET /admin/notifications/defaults',
  summary: 'The kinds of notification there are here, what holds until members decide, and quiet hours for everybody.',
  access: 'member',
  input: z.strictObject({ locale: z.string().max(20).optional() }),
  output: CommunityDefaults,
})

export const setDefaults = commandContract({
  name: 'notify.set-defaults',
  http: 'PUT /admin/notifications/defaults',
  summary: 'Decides which kinds there are, what holds until members decide, and quiet hours for everybody.',
  access: 'member',
  input: Defaults,
  output: CommunityDefaults,
})

export const Delivery = z.object({
  id,
  noticeId: id,
  member: Card,
  type: z.string(),
  channel: Channel,
  state: z.enum(['waiting', 'sent', 'skipped', 'failed']),
  /** Why it waits or was not sent: quiet_hours, do_not_disturb, digest, snoozed, muted, switched_off, category_off, read, … */
  reason: z.string().nullable(),
  dueAt: instant,
  createdAt: instant,
  settledAt: instant.nullable(),
})
export type Delivery = z.infer<typeof Delivery>

export const listDeliveries = queryContract({
  name: 'notify.list-deliveries',
  http: 'GET /admin/notifications/deliveries',
  summary: 'What became of notifications, or of one member’s, on every channel, and why; latest first. Not what they say.',
  access: 'member',
  input: z.strictObject({ member: id.optional(), state: Delivery.shape.state.optional(), ...pageInput }),
  output: pageOf(Delivery),
})
