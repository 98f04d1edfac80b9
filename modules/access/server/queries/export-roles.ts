import * as contract from '../../contract/index.ts'
import { query } from '../db.ts'
import { writeRoles } from '../exchange.ts'
import { canReadRoles } from '../policy.ts'
import { allRoles } from '../role-store.ts'

const TYPES = { json: 'application/json', yaml: 'application/yaml', csv: 'text/csv; charset=utf-8' }

/** The roles as a file, to keep, to compare, or to take into another community. */
export const exportRoles = query(contract.exportRoles, {
  allow: (actor) => canReadRoles(actor),
  run: async (reader, { format }) => ({
    type: TYPES[format],
    bytes: Buffer.from(writeRoles(await allRoles(reader), format)),
    cache: 'none' as const,
    name: `roles-${reader.tenant.slug}-${reader.now.slice(0, 10)}.${format}`,
  }),
})
