import { allowed } from '@guildhall/kernel'
import * as contract from '../../contract/index.ts'
import { query } from '../db.ts'
import { presentCommunity } from '../presenting.ts'

/** What lives on this server, for its front page. */
export const listCommunities = query(contract.listCommunities, {
  allow: () => allowed,
  async run({ site }) {
    const tenants = await site.communities()
    return { items: tenants.map((tenant) => presentCommunity(tenant, site.addressOf(tenant))) }
  },
})
