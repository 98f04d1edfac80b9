import { kernelRefusals, Refused } from '@guildhall/kernel'
import { liftSuppression as contract } from '../../contract/index.ts'
import { command } from '../db.ts'
import { canManageMails } from '../policy.ts'

/** Lets an address have mail again: its owner has put right what was wrong, or asked for it. */
export const liftSuppression = command(contract, {
  allow: canManageMails,
  async run(tx, { address }) {
    const { numDeletedRows } = await tx.db
      .deleteFrom('notify_addresses')
      .where('address', '=', address.toLowerCase())
      .where('reason', 'is not', null)
      .executeTakeFirst()
    if (numDeletedRows === 0n) throw new Refused(kernelRefusals.not_found)
    return {}
  },
})
