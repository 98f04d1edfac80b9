import { allowed, denied, type Refusal } from '@guildhall/kernel'
import * as contract from '../../contract/index.ts'
import { command } from '../db.ts'
import { type Leaving, leaveFor } from '../federation/leaving.ts'
import { ownSignInOnly } from '../federation/sessions.ts'
import { beginVisit } from '../federation/visits.ts'

/** Sends the browser of somebody signed in to a provider, whose account there is to open theirs from now on. */
export const beginConnecting = command(contract.beginConnecting, {
  async prepare(reader, { provider }): Promise<Leaving | Refusal> {
    await ownSignInOnly(reader)
    return leaveFor(reader, provider)
  },
  allow: (_actor, leaving) => ('url' in leaving ? allowed : denied(leaving)),
  async run(tx, { provider }, leaving) {
    const { url, secret } = leaving as Leaving
    const { accountId } = tx.actor
    return { url, secret, expiresAt: await beginVisit(tx, { providerId: provider, secret, accountId }) }
  },
})
