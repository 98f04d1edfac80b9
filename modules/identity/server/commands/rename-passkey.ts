import { allowed, kernelRefusals } from '@guildhall/kernel'
import * as contract from '../../contract/index.ts'
import { command } from '../db.ts'
import { relyingParty } from '../passkeys/relying-party.ts'

export const renamePasskey = command(contract.renamePasskey, {
  allow: () => allowed,
  async run(tx, { passkey, name }) {
    const row = await tx.db
      .updateTable('identity_passkeys')
      .set({ name })
      .where('id', '=', passkey)
      .where('account_id', '=', tx.actor.accountId)
      .where('host', '=', relyingParty(tx).host)
      .returning(['id', 'name', 'created_at as createdAt', 'last_used_at as lastUsedAt'])
      .executeTakeFirst()
    return row ?? kernelRefusals.not_found
  },
})
