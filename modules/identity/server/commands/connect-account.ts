import { allowed } from '@guildhall/kernel'
import * as contract from '../../contract/index.ts'
import { command } from '../db.ts'
import { hear } from '../federation/answers.ts'
import { connect, connectionsOf } from '../federation/connections.ts'
import { noteFault } from '../federation/providers.ts'
import { federationRefusals } from '../federation/refusals.ts'
import { ownSignInOnly } from '../federation/sessions.ts'
import { endVisit } from '../federation/visits.ts'

/** From now on the account over there opens this one, in this community. Whose e-mails they have does not matter. */
export const connectAccount = command(contract.connectAccount, {
  async prepare(reader, brought) {
    await ownSignInOnly(reader)
    return hear(reader, brought, reader.actor.accountId)
  },
  allow: () => allowed,
  async run(tx, { secret }, { provider, heard }) {
    const { accountId } = tx.actor
    if (!(await endVisit(tx, { providerId: provider.id, secret, accountId }))) return federationRefusals.visit_over
    if (!heard.ok) {
      if (heard.fault) await noteFault(tx, provider.id, heard.fault)
      return heard.refusal.keeping()
    }
    const made = await connect(tx, { providerId: provider.id, accountId, claims: heard.claims })
    const connections = await connectionsOf(tx, accountId).execute()
    const mine = connections.find(({ providerId }) => providerId === provider.id)
    if (!made || !mine)
      return (mine ? federationRefusals.provider_connected_already : federationRefusals.connected_to_another).keeping()
    tx.audit({ subject: { type: 'account', id: accountId }, after: { provider: provider.name } })
    const { id, email, createdAt, lastUsedAt } = mine
    return { id, provider: provider.name, email, createdAt, lastUsedAt }
  },
})
