import * as contract from '../../contract/index.ts'
import { command } from '../db.ts'
import { canManageProviders } from '../federation/policy.ts'
import { findProvider } from '../federation/providers.ts'
import { endSessionsOf } from '../federation/sessions.ts'

/** Nobody comes in by it any more, and who did is signed out. Their accounts stay: a password is a mail away. */
export const removeProvider = command(contract.removeProvider, {
  load: (reader, { provider }) => findProvider(reader, provider),
  allow: (actor) => canManageProviders(actor),
  async run(tx, { provider: id }, { name }) {
    await endSessionsOf(tx, id)
    await tx.db.deleteFrom('identity_providers').where('id', '=', id).execute()
    tx.audit({ subject: { type: 'provider', id }, before: { name } })
    return { removed: true }
  },
})
