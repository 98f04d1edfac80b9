import { setDefaults as contract } from '../../contract/index.ts'
import { command } from '../db.ts'
import { refusals } from '../errors.ts'
import { communityDefaults } from '../notices/community-defaults.ts'
import { defaultsOf } from '../notices/recipients.ts'
import { canManageNotices } from '../policy.ts'
import { leavesTime } from '../rules/quiet.ts'

/** Decides for everybody; what members decided of their own channels stands above it, quiet hours add up. */
export const setDefaults = command(contract, {
  allow: canManageNotices,
  async run(tx, { types, quiet }) {
    for (const name of Object.keys(types)) {
      const type = tx.site.notices.get(name)
      if (!type) return refusals.unknown_notice
      if (type.always) return refusals.always_told
    }
    if (!leavesTime(quiet)) return refusals.quiet_without_end
    const before = await defaultsOf(tx)
    const row = { types: JSON.stringify(types), quiet: JSON.stringify(quiet), updated_at: tx.now }
    await tx.db
      .insertInto('notify_defaults')
      .values({ tenant_id: tx.tenant.id, ...row })
      .onConflict((conflict) => conflict.column('tenant_id').doUpdateSet(row))
      .execute()
    tx.audit({ subject: { type: 'notifications', id: tx.tenant.id }, before, after: { types, quiet } })
    return communityDefaults(tx, tx.actor.locale)
  },
})
