import * as contract from '../../contract/index.ts'
import { rightsChanged } from '../../contract/index.ts'
import { command } from '../db.ts'
import { refusals } from '../errors.ts'
import { findGrant } from '../grant-store.ts'
import { canRevoke } from '../policy.ts'
import { administration, lockRights } from '../role-store.ts'

/** One thing given by hand is taken back; the holder's next request is without it. */
export const revokeGrant = command(contract.revokeGrant, {
  load: (reader, { grant }) => findGrant(reader, grant),
  allow: (actor, grant) => canRevoke(actor, grant),
  async run(tx, _input, { id, memberId, role, permission, source, expiresAt }) {
    await lockRights(tx)
    const administered = await administration(tx)
    const { numDeletedRows } = await tx.db.deleteFrom('access_grants').where('id', '=', id).executeTakeFirst()
    if ((await administration(tx)) < administered) return refusals.last_administrator
    tx.audit({ subject: { type: 'member', id: memberId }, before: { role, permission, source, expiresAt } })
    if (numDeletedRows > 0n) tx.emit(rightsChanged, { memberId })
    return { removed: numDeletedRows > 0n }
  },
})
