import { allowed } from '@guildhall/kernel'
import * as contract from '../../contract/index.ts'
import { query } from '../db.ts'

/** The copy of their data a person may ask for: what each module says it knows about them here. */
export const exportMyData = query(contract.exportMyData, {
  allow: () => allowed,
  run: async (reader) => ({
    exportedAt: reader.now,
    community: reader.tenant.name,
    memberId: reader.actor.memberId,
    modules: await reader.site.personalData(reader, reader.actor.memberId),
  }),
})
