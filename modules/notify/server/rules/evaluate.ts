import { type Channel, channels, type NoticeCategory, type NoticeType } from '@guildhall/kernel'
import type { Cadence, Defaults, QuietWindow } from '../../contract/preferences.ts'
import { nextDigest } from './digest.ts'
import { quietUntil } from './quiet.ts'

/** What a member and their community have decided, as far as one notice needs it. */
export type Wishes = {
  zone: string
  channels: Readonly<Record<string, Readonly<Partial<Record<Channel, boolean>>>>>
  categories: Readonly<Record<string, { off?: boolean; cadence?: Cadence }>>
  quiet: readonly QuietWindow[]
  /** Do not disturb until then. */
  quietUntil: string | null
  digestHour: number
  digestWeekday: number
  /** The thing the notice is about is muted. */
  muted: boolean
}

export type HeldBy = 'quiet_hours' | 'do_not_disturb' | 'digest'
export type Due = { dueAt: string; reason: HeldBy | null }
export type Plan =
  | { channel: Channel; state: 'waiting'; dueAt: string; reason: HeldBy | null }
  | { channel: Channel; state: 'skipped'; dueAt: string; reason: 'muted' | 'switched_off' | 'category_off' }

/** What decides about a notice besides its type. `now`: ISO 8601 instant. */
export type Facts = { wishes: Wishes; defaults: Defaults; now: string }

/** What becomes of a notice on every channel its type allows. Pure: the same facts give the same plan. */
export function evaluate(type: NoticeType, facts: Facts): Plan[] {
  const { now } = facts
  return channels.flatMap((channel): Plan[] => {
    if (type.channels[channel] === undefined) return []
    const reason = refusedBy(type, channel, facts)
    if (reason) return [{ channel, state: 'skipped', dueAt: now, reason }]
    return [{ channel, state: 'waiting', ...dueOn(type, channel, facts) }]
  })
}

type Timing = Pick<NoticeType, 'always' | 'category'>

/** When a channel may be used for a notice next, and what holds it until then. */
export function dueOn(type: Timing, channel: Channel, facts: Facts): Due {
  const { wishes, now } = facts
  if (type.always) return { dueAt: now, reason: null }
  const cadence = channel === 'email' ? cadenceOf(type, wishes) : 'instant'
  const digest = nextDigest(now, wishes.zone, { cadence, hour: wishes.digestHour, weekday: wishes.digestWeekday })
  return heldFrom(facts, { dueAt: digest ?? now, reason: digest ? 'digest' : null })
}

/** What holds it at this very moment; null when it may go out. For what was planned before: wishes change. */
export function heldNow(type: Timing, facts: Facts): Due | null {
  if (type.always) return null
  const due = heldFrom(facts, { dueAt: facts.now, reason: null })
  return due.reason ? due : null
}

/** Conversations and what concerns one personally is mailed at once, the rest once a day, until the member decides. */
export const usualCadence = (category: NoticeCategory): Cadence => (category === 'people' ? 'daily' : 'instant')

export const cadenceOf = ({ category }: Timing, { categories }: Pick<Wishes, 'categories'>): Cadence =>
  categories[category]?.cadence ?? usualCadence(category)

/** Does the type's channel stand open, whatever the member says of the whole category? */
export const isOpen = (type: NoticeType, channel: Channel, { own, types }: Choices): boolean =>
  type.always === true
    ? type.channels[channel] === true
    : (own[type.name]?.[channel] ?? types[type.name]?.[channel] ?? type.channels[channel] ?? false)

export type Choices = { own: Wishes['channels']; types: Defaults['types'] }

export function refusedBy(type: NoticeType, channel: Channel, { wishes, defaults: { types } }: Facts) {
  if (type.always) return isOpen(type, channel, { own: {}, types: {} }) ? null : 'switched_off'
  if (types[type.name]?.off || !isOpen(type, channel, { own: wishes.channels, types })) return 'switched_off'
  if (wishes.categories[type.category]?.off) return 'category_off'
  return wishes.muted ? 'muted' : null
}

// The end of one may lie inside the other.
function heldFrom(facts: Facts, due: Due): Due {
  const { wishes, defaults } = facts
  if (wishes.quietUntil && isBefore(due.dueAt, wishes.quietUntil))
    return heldFrom(facts, { dueAt: wishes.quietUntil, reason: 'do_not_disturb' })
  const windows = [...defaults.quiet, ...wishes.quiet]
  const end = windows.length === 0 ? null : quietUntil(due.dueAt, wishes.zone, windows)
  return end ? { dueAt: end, reason: 'quiet_hours' } : due
}

const isBefore = (one: string, other: string): boolean => Date.parse(one) < Date.parse(other)
