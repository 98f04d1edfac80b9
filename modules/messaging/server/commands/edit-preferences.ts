import { allowed } from '@guildhall/kernel'
import { editPreferences as contract } from '../../contract/index.ts'
import { command } from '../db.ts'
import { preferencesOf } from '../preferences.ts'

/** Decides whether others see how far one has read, and that one is typing. */
export const editPreferences = command(contract, {
  allow: () => allowed,
  async run(tx, input) {
    const next = { ...(await preferencesOf(tx)), ...input }
    await tx.db
      .insertInto('messaging_preferences')
      .values({ tenant_id: tx.tenant.id, member_id: tx.actor.memberId, ...next })
      .onConflict((conflict) => conflict.columns(['tenant_id', 'member_id']).doUpdateSet(next))
      .execute()
    return next
  },
})
