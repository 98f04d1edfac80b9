import { allowed, kernelRefusals } from '@guildhall/kernel'
import * as contract from '../../contract/index.ts'
import { command } from '../db.ts'

/** Ends one of the caller's keys. Somebody else's is not there. */
export const revokeApiKey = command(contract.revokeApiKey, {
  allow: () => allowed,
  async run(tx, { key }) {
    const { numUpdatedRows } = await tx.db
      .updateTable('identity_api_keys')
      .set({ revoked_at: tx.now })
      .where('id', '=', key)
      .where('member_id', '=', tx.actor.memberId)
      .where('revoked_at', 'is', null)
      .executeTakeFirst()
    return numUpdatedRows === 1n ? { revoked: true } : kernelRefusals.not_found
  },
})
