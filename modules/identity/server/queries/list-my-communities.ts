import { allowed } from '@guildhall/kernel'
import * as contract from '../../contract/index.ts'
import { query } from '../db.ts'
import { seesElsewhere } from '../federation/sessions.ts'
import { communitiesOf } from '../switching/my-communities.ts'

/** Where else the caller is at home. */
export const listMyCommunities = query(contract.listMyCommunities, {
  allow: () => allowed,
  async run(reader) {
    const everywhere = await seesElsewhere(reader)
    const tenants = everywhere ? await communitiesOf(reader, reader.actor.accountId) : [reader.tenant]
    const items = tenants.map((tenant) => ({
      slug: tenant.slug,
      name: tenant.name,
      url: reader.site.addressOf(tenant),
      here: tenant.id === reader.tenant.id,
    }))
    return { items }
  },
})
