import * as contract from '../../contract/index.ts'
import { query } from '../db.ts'
import { writeGrants } from '../grant-file.ts'
import { grantsByHand } from '../grant-store.ts'
import { canReadRoles } from '../policy.ts'

const TYPES = { json: 'application/json', csv: 'text/csv; charset=utf-8' }

/** Everything given by hand that still counts; the rest ends where it comes from. */
export const exportGrants = query(contract.exportGrants, {
  allow: (actor) => canReadRoles(actor),
  async run(reader, { format }) {
    const rows = (await grantsByHand(reader)).map(({ memberId, holder, role, permission, scope, expiresAt, reason }) => ({
      member: memberId,
      name: holder,
      role,
      permission,
      scope,
      expires_at: expiresAt,
      reason,
    }))
    const name = `grants-${reader.tenant.slug}-${reader.now.slice(0, 10)}.${format}`
    return { type: TYPES[format], bytes: Buffer.from(writeGrants(rows, format)), cache: 'none' as const, name }
  },
})
