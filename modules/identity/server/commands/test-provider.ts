import * as contract from '../../contract/index.ts'
import { command } from '../db.ts'
import { canManageProviders } from '../federation/policy.ts'
import { findProvider } from '../federation/providers.ts'
import { type Finding, trial } from '../federation/trial.ts'

/** What a sign-in would meet with, before anybody tries one. */
export const testProvider = command(contract.testProvider, {
  async prepare(reader, { provider }): Promise<Finding[]> {
    const row = await findProvider(reader, provider)
    return canManageProviders(reader.actor).allowed ? trial(reader, row) : []
  },
  allow: (actor) => canManageProviders(actor),
  run: async (_tx, _input, findings) => ({ works: findings.every(({ ok }) => ok), findings }),
})
