import type { InputOf } from '@guildhall/kernel'
import type { setPreferences } from '../../contract/preferences.ts'
import type { Writer } from '../db.ts'
import type { Wishes } from '../rules/evaluate.ts'
import { wishesOf } from './preferences.ts'

export type Changes = Omit<InputOf<typeof setPreferences>, 'quietUntil'> & { quietUntil?: string | null }

/** Writes down what changes of a member's wishes; what is not given stays. */
export async function saveWishes(tx: Writer, memberId: string, input: Changes): Promise<void> {
  const known = await wishesOf(tx, memberId)
  const row = {
    channels: JSON.stringify(mergedChannels(known.channels, input.channels ?? {})),
    categories: JSON.stringify(mergedCategories(known.categories, input.categories ?? {})),
    quiet: JSON.stringify(input.quiet ?? known.quiet),
    quiet_until: input.quietUntil === undefined ? known.quietUntil : input.quietUntil,
    digest_hour: input.digestHour ?? known.digestHour,
    digest_weekday: input.digestWeekday ?? known.digestWeekday,
    ...(input.sms === undefined ? {} : { sms: input.sms }),
    updated_at: tx.now,
  }
  await tx.db
    .insertInto('notify_preferences')
    .values({ tenant_id: tx.tenant.id, member_id: memberId, ...row })
    .onConflict((conflict) => conflict.columns(['tenant_id', 'member_id']).doUpdateSet(row))
    .execute()
}

const mergedChannels = (known: Wishes['channels'], changes: NonNullable<Changes['channels']>): Wishes['channels'] => ({
  ...known,
  ...Object.fromEntries(Object.entries(changes).map(([type, switches]) => [type, { ...known[type], ...switches }])),
})

function mergedCategories(known: Wishes['categories'], changes: NonNullable<Changes['categories']>): Wishes['categories'] {
  const changed = Object.entries(changes).map(([category, { on, cadence }]) => [
    category,
    { ...known[category], ...(on === undefined ? {} : { off: !on }), ...(cadence ? { cadence } : {}) },
  ])
  return { ...known, ...Object.fromEntries(changed) }
}
