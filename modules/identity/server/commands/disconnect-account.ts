import { allowed, denied, kernelRefusals } from '@guildhall/kernel'
import * as contract from '../../contract/index.ts'
import { command } from '../db.ts'
import { connectionsOf, isLastWayIn } from '../federation/connections.ts'
import { federationRefusals } from '../federation/refusals.ts'
import { ownSignInOnly } from '../federation/sessions.ts'

/** The account over there opens this one no more. Nobody locks themselves out. */
export const disconnectAccount = command(contract.disconnectAccount, {
  load: (reader, { connection }) =>
    connectionsOf(reader, reader.actor.accountId).where('c.id', '=', connection).executeTakeFirst(),
  allow: (_actor, mine) => (mine ? allowed : denied(kernelRefusals.not_found)),
  async run(tx, { connection }) {
    await ownSignInOnly(tx)
    const { accountId } = tx.actor
    // One after the other, so that of the last two one stays.
    await tx.db.selectFrom('identity_accounts').select('id').where('id', '=', accountId).forUpdate().execute()
    if (await isLastWayIn(tx, accountId, connection)) return federationRefusals.last_way_in
    await tx.db.deleteFrom('identity_connections').where('id', '=', connection).where('account_id', '=', accountId).execute()
    tx.audit({ subject: { type: 'account', id: accountId } })
    return { disconnected: true }
  },
})
