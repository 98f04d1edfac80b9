import { kernelRefusals } from '@guildhall/kernel'
import { removeDomain as contract, tenantChanged } from '../../contract/index.ts'
import { command } from '../db.ts'
import { canManage } from '../policy.ts'

/** Gives up a host name, proven or not. */
export const removeDomain = command(contract, {
  allow: canManage,
  async run(tx, { host }) {
    const { numDeletedRows } = await tx.db.deleteFrom('tenants_domain_proofs').where('host', '=', host).executeTakeFirst()
    if (numDeletedRows === 0n) return kernelRefusals.not_found
    await tx.db.deleteFrom('tenant_domains').where('host', '=', host).where('tenant_id', '=', tx.tenant.id).execute()
    tx.audit({ subject: { type: 'domain', id: host } })
    tx.emit(tenantChanged, { tenantId: tx.tenant.id })
    return { removed: true }
  },
})
