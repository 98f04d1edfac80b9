import { allowed } from '@guildhall/kernel'
import * as contract from '../../contract/index.ts'
import { command } from '../db.ts'
import { endSessions } from '../ending.ts'

/** Signs out everywhere but here. */
export const endOtherSessions = command(contract.endOtherSessions, {
  allow: () => allowed,
  run: async (tx) => ({ ended: await endSessions(tx, { accountId: tx.actor.accountId, except: tx.actor.sessionId }) }),
})
