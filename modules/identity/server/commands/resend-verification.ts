import { allowed } from '@guildhall/kernel'
import * as contract from '../../contract/index.ts'
import { holderOf } from '../account-holder.ts'
import { command } from '../db.ts'
import { refusals } from '../errors.ts'
import { mustWait } from '../mailed-tokens.ts'
import { sendVerification } from '../verifying.ts'

/** A new link for an address that is not confirmed yet; the one before it ends. */
export const resendVerification = command(contract.resendVerification, {
  load: (reader) => mustWait(reader, reader.actor.accountId, 'verify-email'),
  allow: () => allowed,
  async run(tx, _input, isTooEarly) {
    const holder = await holderOf(tx, tx.actor.accountId)
    if (!holder || holder.isVerified) return { sent: false }
    if (isTooEarly) return refusals.wait_before_resending
    await sendVerification(tx, holder)
    return { sent: true }
  },
})
