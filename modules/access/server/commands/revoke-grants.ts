import { kernelRefusals, Refused } from '@guildhall/kernel'
import * as contract from '../../contract/index.ts'
import { rightsChanged } from '../../contract/index.ts'
import { command, type Reader } from '../db.ts'
import { refusals } from '../errors.ts'
import { type ByHand, grantsFrom, lineOfHeld } from '../grant-store.ts'
import { canRevokeAll } from '../policy.ts'
import { administration, lockRights } from '../role-store.ts'

/** Several things given by hand are taken back together, or none of them. */
export const revokeGrants = command(contract.revokeGrants, {
  load: (reader, { grants }) => found(reader, grants),
  allow: (actor, grants) => canRevokeAll(actor, grants),
  async run(tx, _input, grants) {
    await lockRights(tx)
    const administered = await administration(tx)
    const ids = grants.map(({ id }) => id)
    await tx.db
      .deleteFrom('access_grants')
      .where((where) => where('id', '=', where.fn.any(where.val(ids))))
      .execute()
    if ((await administration(tx)) < administered) return refusals.last_administrator
    for (const memberId of new Set(grants.map((grant) => grant.memberId))) tx.emit(rightsChanged, { memberId })
    const removed = grants.map(lineOfHeld)
    tx.audit({ before: { grants: removed.map(({ holder: _, ...grant }) => grant) } })
    return { removed }
  },
})

/** Those of them there are; 404 when there is none at all. */
async function found(reader: Reader, ids: readonly string[]): Promise<ByHand[]> {
  const rows = await grantsFrom(reader)
    .where((where) => where('g.id', '=', where.fn.any(where.val([...ids]))))
    .execute()
  if (rows.length === 0) throw new Refused(kernelRefusals.not_found)
  return rows
}
