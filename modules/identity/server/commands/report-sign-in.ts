import { allowed } from '@guildhall/kernel'
import * as contract from '../../contract/index.ts'
import { command } from '../db.ts'
import { endSessions } from '../ending.ts'
import { refusals } from '../errors.ts'
import { sendReset } from '../jobs.ts'
import { spendToken } from '../mailed-tokens.ts'

/** “This wasn’t me”: whoever came in knows the password, so every session ends and a new password is due. */
export const reportSignIn = command(contract.reportSignIn, {
  allow: () => allowed,
  async run(tx, { token }) {
    const accountId = await spendToken(tx, { token, purpose: 'report-sign-in' })
    if (!accountId) return refusals.link_not_valid
    const sessionsEnded = await endSessions(tx, { accountId })
    tx.ask(sendReset, { accountId })
    tx.audit({ subject: { type: 'account', id: accountId } })
    return { sessionsEnded }
  },
})
