import { listDomains as contract } from '../../contract/index.ts'
import { query } from '../db.ts'
import { presentDomain } from '../domains.ts'
import { canManage } from '../policy.ts'

/** Host names the community has claimed, and what proves each. */
export const listDomains = query(contract, {
  allow: canManage,
  async run(reader) {
    const rows = await reader.db.selectFrom('tenants_domain_proofs').selectAll().orderBy('host').execute()
    return { items: rows.map(presentDomain) }
  },
})
