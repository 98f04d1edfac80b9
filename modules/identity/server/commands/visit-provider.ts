import { allowed, denied, type Refusal } from '@guildhall/kernel'
import * as contract from '../../contract/index.ts'
import { command } from '../db.ts'
import { type Leaving, leaveFor } from '../federation/leaving.ts'
import { beginVisit } from '../federation/visits.ts'

/** Sends a browser to a provider, with a secret it has to come back with. */
export const visitProvider = command(contract.visitProvider, {
  prepare: (reader, { provider }): Promise<Leaving | Refusal> => leaveFor(reader, provider),
  allow: (_actor, leaving) => ('url' in leaving ? allowed : denied(leaving)),
  async run(tx, { provider }, leaving) {
    const { url, secret } = leaving as Leaving
    return { url, secret, expiresAt: await beginVisit(tx, { providerId: provider, secret, accountId: null }) }
  },
})
