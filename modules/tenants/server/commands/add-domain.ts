import { addDomain as contract } from '../../contract/index.ts'
import { command } from '../db.ts'
import { presentDomain, proofOf } from '../domains.ts'
import { refusals } from '../errors.ts'
import { canManage } from '../policy.ts'

/** Claims a host name for the community. Claiming it again changes nothing. */
export const addDomain = command(contract, {
  allow: canManage,
  async run(tx, { host }) {
    const ownHost = new URL(tx.site.addressOf(tx.tenant)).hostname
    const serverHost = ownHost.slice(tx.tenant.slug.length + 1)
    if (host === serverHost || host.endsWith(`.${serverHost}`)) return refusals.domain_of_server
    const taken = await tx.db.selectFrom('tenant_domains').select('tenant_id').where('host', '=', host).executeTakeFirst()
    if (taken && taken.tenant_id !== tx.tenant.id) return refusals.domain_taken
    const claim = { tenant_id: tx.tenant.id, host, token: proofOf(tx.site, tx.tenant.id, host) }
    const row = await tx.db
      .insertInto('tenants_domain_proofs')
      .values({ ...claim, created_at: tx.now })
      .onConflict((conflict) => conflict.columns(['tenant_id', 'host']).doUpdateSet({ token: claim.token }))
      .returningAll()
      .executeTakeFirstOrThrow()
    tx.audit({ subject: { type: 'domain', id: host } })
    return presentDomain(row)
  },
})
