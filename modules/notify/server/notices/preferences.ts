import {
  type Channel,
  channels,
  kernelRefusals,
  type NoticeCategory,
  type NoticeType,
  noticeCategories,
  Refused,
} from '@guildhall/kernel'
import type { Defaults, Preferences } from '../../contract/preferences.ts'
import type { Reader, Writer } from '../db.ts'
import { cadenceOf, isOpen, type Wishes } from '../rules/evaluate.ts'
import { defaultsOf, recipientsOf } from './recipients.ts'
import { say } from './words.ts'

type Unit = Reader | Writer

/** What the acting member wishes, over what their community and the kinds of notice themselves say. */
export async function preferencesOf(unit: Unit, locale: string): Promise<Preferences> {
  const wishes = await wishesOf(unit, unit.actor.memberId as string)
  const defaults = await defaultsOf(unit)
  return {
    zone: wishes.zone,
    categories: noticeCategories.flatMap((category) => categoryOf(unit, category, { wishes, defaults, locale })),
    quiet: [...wishes.quiet],
    forcedQuiet: [...defaults.quiet],
    quietUntil: wishes.quietUntil && wishes.quietUntil > unit.now ? wishes.quietUntil : null,
    digestHour: wishes.digestHour,
    digestWeekday: wishes.digestWeekday,
    sms: { on: await wantsSms(unit), available: false },
    mutes: await mutesOf(unit),
  }
}

export async function wishesOf(unit: Unit, memberId: string): Promise<Wishes> {
  const [own] = await recipientsOf(unit, { memberIds: [memberId], type: { toSuspended: true }, by: null, within: null })
  if (!own) throw new Refused(kernelRefusals.not_found)
  return own.wishes
}

type Around = { wishes: Wishes; defaults: Defaults; locale: string }

function categoryOf(unit: Unit, category: NoticeCategory, around: Around): Preferences['categories'] {
  const { wishes, defaults } = around
  const types = [...unit.site.notices.values()].filter((type) => type.category === category && !defaults.types[type.name]?.off)
  if (types.length === 0) return []
  const on = !wishes.categories[category]?.off
  return [{ category, on, cadence: cadenceOf({ category }, wishes), types: types.map((type) => choicesOf(unit, type, around)) }]
}

function choicesOf({ tenant }: Unit, type: NoticeType, { wishes, defaults: { types }, locale }: Around) {
  const allowed = channels.filter((channel): channel is Channel => type.channels[channel] !== undefined)
  return {
    name: type.name,
    label: say(type, 'label', { tenant, locale }),
    always: type.always === true,
    channels: allowed.map((channel) => ({
      channel,
      on: isOpen(type, channel, { own: wishes.channels, types }),
      usual: isOpen(type, channel, { own: {}, types }),
    })),
  }
}

async function wantsSms(unit: Unit): Promise<boolean> {
  const row = await (unit as Reader).db
    .selectFrom('notify_preferences')
    .select('sms')
    .where('member_id', '=', unit.actor.memberId)
    .executeTakeFirst()
  return row?.sms ?? false
}

/** The muted things that can still be seen; of the others there is nothing to hear anyway. */
async function mutesOf(unit: Unit): Promise<Preferences['mutes']> {
  const rows = await (unit as Reader).db
    .selectFrom('notify_mutes')
    .select(['noun', 'thing_id as id'])
    .where('member_id', '=', unit.actor.memberId)
    .orderBy('created_at', 'desc')
    .limit(200)
    .execute()
  const shown: Preferences['mutes'] = []
  for (const [noun, things] of Map.groupBy(rows, (row) => row.noun)) {
    const views = await unit.site.subjects.get(noun)?.(
      unit as Reader,
      things.map(({ id }) => id),
    )
    for (const { id } of things) shown.push({ noun, id, ...(views?.get(id) ?? { title: '', link: '/notifications' }) })
  }
  return shown
}
