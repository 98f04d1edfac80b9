import { allowed, kernelRefusals } from '@guildhall/kernel'
import * as contract from '../../contract/index.ts'
import { command } from '../db.ts'
import { relyingParty } from '../passkeys/relying-party.ts'

export const removePasskey = command(contract.removePasskey, {
  allow: () => allowed,
  async run(tx, { passkey }) {
    const { numDeletedRows } = await tx.db
      .deleteFrom('identity_passkeys')
      .where('id', '=', passkey)
      .where('account_id', '=', tx.actor.accountId)
      .where('host', '=', relyingParty(tx).host)
      .executeTakeFirst()
    return numDeletedRows === 1n ? { removed: true } : kernelRefusals.not_found
  },
})
