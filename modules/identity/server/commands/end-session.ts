import { allowed, kernelRefusals } from '@guildhall/kernel'
import * as contract from '../../contract/index.ts'
import { command } from '../db.ts'
import { endSessions } from '../ending.ts'

/** Ends one of one's own sessions; anybody else's is not to be found. */
export const endSession = command(contract.endSession, {
  allow: () => allowed,
  async run(tx, { sessionId }) {
    const ended = await endSessions(tx, { accountId: tx.actor.accountId, only: sessionId })
    if (ended === 0) return kernelRefusals.not_found
    tx.audit({ subject: { type: 'session', id: sessionId } })
    return { ended: true }
  },
})
