import { allowed, newId } from '@guildhall/kernel'
import * as contract from '../../contract/index.ts'
import { command } from '../db.ts'
import { sendReset } from '../jobs.ts'
import { findAccount } from '../store.ts'

/**
 * Asks for the mail with a link. Whether there is an account or not the same statements run and the same answer is given:
 * what depends on it happens in a job, which has nothing to do for an id that nobody has.
 */
export const forgotPassword = command(contract.forgotPassword, {
  allow: () => allowed,
  async run(tx, { email }) {
    const account = await findAccount(tx, email)
    tx.ask(sendReset, { accountId: account?.id ?? newId() })
    return { accepted: true }
  },
})
