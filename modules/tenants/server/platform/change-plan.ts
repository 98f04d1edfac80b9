import { asTenant } from '@guildhall/kernel'
import { sql } from 'kysely'
import { changePlan as contract, directoryChanged, tenantChanged } from '../../contract/index.ts'
import { planOf } from '../api.ts'
import { command, tenants } from '../db.ts'
import { canOperate } from '../policy.ts'
import { findCommunity } from './find.ts'
import { presentDetail } from './views.ts'

/** Says how much a community may use. Whoever is there already stays. */
export const changePlan = command(contract, {
  load: async (reader, { slug }) => ({ community: await findCommunity(reader, slug) }),
  allow: canOperate,
  async run(tx, { slug: _, ...plan }, { community }) {
    await asTenant(tx, community, async (unit) => {
      const inner = tenants.writer(unit)
      await inner.db
        .updateTable('tenants')
        .set({ settings: sql`settings || ${JSON.stringify({ plan })}::jsonb`, updated_at: tx.now })
        .where('id', '=', community.id)
        .execute()
      const subject = { type: 'community', id: community.id }
      inner.audit({ action: contract.name, subject, before: planOf(community), after: plan })
      inner.emit(tenantChanged, { tenantId: community.id })
    })
    tx.audit({ subject: { type: 'community', id: community.id } })
    tx.emit(directoryChanged, { tenantId: community.id })
    return presentDetail(tx, community)
  },
})
