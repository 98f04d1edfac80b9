import { type InputOf, later, type Refusal } from '@guildhall/kernel'
import { setPreferences as contract, SnoozeFor } from '../../contract/index.ts'
import { command, type Writer } from '../db.ts'
import { refusals } from '../errors.ts'
import { planAnew } from '../notices/planning-anew.ts'
import { preferencesOf } from '../notices/preferences.ts'
import { defaultsOf, zoneOf } from '../notices/recipients.ts'
import { saveWishes } from '../notices/save-wishes.ts'
import { canReadNotices } from '../policy.ts'
import { snoozedUntil } from '../rules/digest.ts'
import { leavesTime } from '../rules/quiet.ts'

type Input = InputOf<typeof contract>

/** Changes what is given of what one wants to be told; what waits is planned anew by it. */
export const setPreferences = command(contract, {
  allow: canReadNotices,
  async run(tx, input) {
    const refusal = await refusalOf(tx, input)
    if (refusal) return refusal
    await saveWishes(tx, tx.actor.memberId, { ...input, quietUntil: await quietUntilOf(tx, input.quietUntil) })
    await planAnew(tx, tx.actor.memberId)
    return preferencesOf(tx, tx.actor.locale)
  },
})

async function refusalOf(tx: Writer, { channels = {}, quiet }: Input): Promise<Refusal | null> {
  for (const name of Object.keys(channels)) {
    const type = tx.site.notices.get(name)
    if (!type) return refusals.unknown_notice
    if (type.always) return refusals.always_told
  }
  if (!quiet) return null
  return leavesTime([...quiet, ...(await defaultsOf(tx)).quiet]) ? null : refusals.quiet_without_end
}

async function quietUntilOf(tx: Writer, wanted: Input['quietUntil']): Promise<string | null | undefined> {
  if (wanted === undefined || wanted === null) return wanted
  const span = SnoozeFor.safeParse(wanted).data
  return span ? snoozedUntil(tx.now, await zoneOf(tx), span) : later(wanted, {})
}
