import { givableRoles } from '@guildhall/access/api'
import * as contract from '../../contract/index.ts'
import { query } from '../db.ts'
import { canManageProviders } from '../federation/policy.ts'
import { presentProviders, providersSeen } from '../federation/providers.ts'

/** The providers, and the roles newcomers may be given. */
export const listProviders = query(contract.listProviders, {
  allow: (actor) => canManageProviders(actor),
  async run(reader) {
    const rows = await providersSeen(reader).execute()
    const roles = await givableRoles(reader)
    return { items: await presentProviders(reader, rows), roles: roles.map(({ key, name }) => ({ key, name })) }
  },
})
