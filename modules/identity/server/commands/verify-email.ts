import { allowed } from '@guildhall/kernel'
import * as contract from '../../contract/index.ts'
import { command } from '../db.ts'
import { refusals } from '../errors.ts'
import { spendToken } from '../mailed-tokens.ts'

/** Confirms the address a link was mailed to; it works once, and without a session. */
export const verifyEmail = command(contract.verifyEmail, {
  allow: () => allowed,
  async run(tx, { token }) {
    const accountId = await spendToken(tx, { token, purpose: 'verify-email' })
    if (!accountId) return refusals.link_not_valid
    await tx.db
      .updateTable('identity_accounts')
      .set({ email_verified_at: tx.now })
      .where('id', '=', accountId)
      .where('email_verified_at', 'is', null)
      .execute()
    tx.audit({ subject: { type: 'account', id: accountId } })
    return { verified: true }
  },
})
