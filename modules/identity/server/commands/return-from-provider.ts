import { allowed, isRefusal } from '@guildhall/kernel'
import * as contract from '../../contract/index.ts'
import { command } from '../db.ts'
import { hear } from '../federation/answers.ts'
import { enterBy } from '../federation/entering.ts'
import { noteFault } from '../federation/providers.ts'
import { federationRefusals } from '../federation/refusals.ts'
import { settle } from '../federation/settling.ts'
import { endVisit } from '../federation/visits.ts'

/**
 * Starts a session for whoever the provider says has come back. The visit is used up whatever came of it; who was refused
 * begins anew.
 */
export const returnFromProvider = command(contract.returnFromProvider, {
  prepare: (reader, brought) => hear(reader, brought, null),
  allow: () => allowed,
  async run(tx, { secret, remember, invitation }, { provider, heard }) {
    if (!(await endVisit(tx, { providerId: provider.id, secret, accountId: null }))) return federationRefusals.visit_over
    if (!heard.ok) {
      if (heard.fault) await noteFault(tx, provider.id, heard.fault)
      return heard.refusal.keeping()
    }
    const settled = await settle(tx, { provider, claims: heard.claims, invitation })
    if (isRefusal(settled)) return settled.keeping()
    tx.audit({ subject: { type: 'account', id: settled.accountId }, after: { provider: provider.name } })
    return enterBy(tx, { entering: { ...settled, remember }, providerId: provider.id, claims: heard.claims })
  },
})
