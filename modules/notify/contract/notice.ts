import { commandContract, event, id, instant, pageInput, pageOf, queryContract } from '@guildhall/kernel/contract'
import { Card } from '@guildhall/people/contract'
import { z } from 'zod'

export const Channel = z.enum(['in-app', 'email', 'push'])
export type Channel = z.infer<typeof Channel>
export const Category = z.enum(['conversations', 'people', 'work', 'learning', 'community', 'security'])

/** Notices of one kind about one thing, told as one: “3 new replies to …”. */
export const NoticeGroup = z.object({
  id,
  /** Kind of notice: `forum.reply`. */
  type: z.string(),
  category: Category,
  icon: z.string(),
  title: z.string(),
  text: z.string(),
  /** Path on the community's host; of several unread ones, the first. */
  link: z.string(),
  /** Who did it last; null: nobody in particular. */
  actor: Card.nullable(),
  /** How many notices stand behind it. */
  count: z.number().int(),
  unread: z.boolean(),
  /** What it is within and can be muted by. */
  within: z.object({ noun: z.string(), id }).nullable(),
  at: instant,
})
export type NoticeGroup = z.infer<typeof NoticeGroup>

const locale = z.string().max(20).optional().describe('Language of the words; default: the caller’s.')

export const NoticeFilter = {
  unread: z.stringbool().optional().describe('Unread ones only.'),
  category: Category.optional(),
  waiting: z.stringbool().optional().describe('Also those that quiet hours hold back or that were put off.'),
}

export const listNotices = queryContract({
  name: 'notify.list-notices',
  http: 'GET /notifications',
  summary: 'What the caller has been told, latest first, one entry for what belongs together.',
  access: 'member',
  input: z.strictObject({ ...NoticeFilter, locale, ...pageInput }),
  output: pageOf(NoticeGroup),
})

export const NoticeCount = z.object({
  /** Entries of the list that are unread; 100 stands for more. */
  unread: z.number().int(),
  /** Held back until `until` by quiet hours, or put off. */
  waiting: z.number().int(),
  until: instant.nullable(),
})
export type NoticeCount = z.infer<typeof NoticeCount>

export const countNotices = queryContract({
  name: 'notify.count-notices',
  http: 'GET /notifications/unread-count',
  summary: 'How much is unread: for a bell that asks again from time to time.',
  access: 'member',
  input: z.strictObject({}),
  output: NoticeCount,
})

const oneGroup = { access: 'member', audit: 'none', input: z.strictObject({ id, locale }), output: NoticeGroup } as const

export const readNotice = commandContract({
  name: 'notify.read-notice',
  http: 'POST /notifications/:id/read',
  summary: 'Marks an entry as read.',
  ...oneGroup,
})

export const unreadNotice = commandContract({
  name: 'notify.unread-notice',
  http: 'POST /notifications/:id/unread',
  summary: 'Marks an entry as unread again.',
  ...oneGroup,
})

export const deleteNotice = commandContract({
  name: 'notify.delete-notice',
  http: 'DELETE /notifications/:id',
  summary: 'Takes an entry off the list for good.',
  access: 'member',
  audit: 'none',
  input: z.strictObject({ id }),
  output: z.object({ id }),
})

/** An hour, or 8 in the morning tomorrow or a week from now, where the member lives. */
export const SnoozeFor = z.enum(['hour', 'tomorrow', 'week'])
export type SnoozeFor = z.infer<typeof SnoozeFor>

export const snoozeNotice = commandContract({
  name: 'notify.snooze-notice',
  http: 'POST /notifications/:id/snooze',
  summary: 'Takes an entry off the list until then; it comes back unread.',
  access: 'member',
  audit: 'none',
  input: z.strictObject({ id, until: instant.or(SnoozeFor).describe('An instant, or a while on the caller’s own clock.') }),
  output: z.object({ id, until: instant }),
})

export const readAllNotices = commandContract({
  name: 'notify.read-all-notices',
  http: 'POST /notifications/read-all',
  summary: 'Marks everything on the list as read, or everything of one category.',
  access: 'member',
  audit: 'none',
  input: z.strictObject({ category: Category.optional() }),
  output: z.object({ read: z.number().int() }),
})

const own = ({ memberId }: { memberId: string }) => [`member:${memberId}`]

/** Entries of a member's list are new, changed, or gone. `fresh`: something was added that they should hear of. */
export const inboxChanged = event({
  name: 'notify.inbox.changed',
  data: z.object({ memberId: id, groupIds: z.array(id), fresh: z.boolean() }),
  audience: own,
})

/** So much changed at once that the list is best asked for again. */
export const inboxRead = event({
  name: 'notify.inbox.read',
  data: z.object({ memberId: id, category: Category.nullable() }),
  audience: own,
})

/** What listeners of `notify.inbox.changed` are sent: each entry as the list shows it, or null where it is on it no more. */
export const LiveInbox = z.object({
  memberId: id,
  locale: z.string(),
  unread: z.number().int(),
  fresh: z.boolean(),
  entries: z.array(z.object({ id, entry: NoticeGroup.nullable() })),
})
export type LiveInbox = z.infer<typeof LiveInbox>
