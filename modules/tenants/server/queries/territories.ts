import { allowed, kernelRefusals, type Site, type Tenant } from '@guildhall/kernel'
import * as contract from '../../contract/index.ts'
import { communityOf } from '../api.ts'
import { query } from '../db.ts'
import { presentCommunity } from '../presenting.ts'

/** Countries that have a community on this server, by name. */
export const listTerritories = query(contract.listTerritories, {
  allow: () => allowed,
  run: async ({ site }) => ({ items: await territories(site) }),
})

/** The community of one country. */
export const showTerritory = query(contract.showTerritory, {
  allow: () => allowed,
  run: async ({ site }, { code }) =>
    (await territories(site)).find((territory) => territory.code === code) ?? kernelRefusals.not_found,
})

async function territories(site: Site) {
  const tenants = await site.communities()
  return tenants.flatMap((tenant) => territoryOf(tenant, site) ?? [])
}

function territoryOf(tenant: Tenant, site: Site) {
  const { country } = communityOf(tenant)
  return country === null ? null : { ...presentCommunity(tenant, site.addressOf(tenant)), code: country }
}
