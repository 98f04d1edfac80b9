import { kernelRefusals } from '@guildhall/kernel'
import { verifyDomain as contract, tenantChanged } from '../../contract/index.ts'
import { command } from '../db.ts'
import { presentDomain, proofOf, recordStands } from '../domains.ts'
import { refusals } from '../errors.ts'
import { canManage } from '../policy.ts'

/** Lets a claimed host name lead here once DNS proves it; whoever else had it loses it to the one who can prove it. */
export const verifyDomain = command(contract, {
  prepare: async ({ site, tenant }, { host }) => recordStands(host, proofOf(site, tenant.id, host)),
  allow: canManage,
  async run(tx, { host }, stands) {
    const claimed = await tx.db.selectFrom('tenants_domain_proofs').select('host').where('host', '=', host).executeTakeFirst()
    if (!claimed) return kernelRefusals.not_found
    if (!stands) return refusals.proof_missing
    await tx.db
      .insertInto('tenant_domains')
      .values({ host, tenant_id: tx.tenant.id, verified_at: tx.now })
      .onConflict((conflict) => conflict.column('host').doUpdateSet({ tenant_id: tx.tenant.id, verified_at: tx.now }))
      .execute()
    const row = await tx.db
      .updateTable('tenants_domain_proofs')
      .set({ verified_at: tx.now })
      .where('host', '=', host)
      .returningAll()
      .executeTakeFirstOrThrow()
    tx.audit({ subject: { type: 'domain', id: host } })
    tx.emit(tenantChanged, { tenantId: tx.tenant.id })
    return presentDomain(row)
  },
})
