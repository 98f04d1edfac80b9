import { allowed } from '@guildhall/kernel'
import * as contract from '../../contract/index.ts'
import { query } from '../db.ts'
import { presentCommunity } from '../presenting.ts'

/** The community one is at: answered from memory. */
export const showCommunity = query(contract.showCommunity, {
  allow: () => allowed,
  run: async ({ tenant, site }) => ({
    ...presentCommunity(tenant, site.addressOf(tenant)),
    words: tenant.words as Record<string, Record<string, string>>,
  }),
})
