import { allowed, kernelRefusals } from '@guildhall/kernel'
import { showUnsubscribing as contract } from '../../contract/index.ts'
import { query } from '../db.ts'
import { readUnsubscribeToken } from '../notices/unsubscribing.ts'

/** Which mails a token would end. Opening the link changes nothing: mail programs open links by themselves. */
export const showUnsubscribing = query(contract, {
  allow: () => allowed,
  async run(reader, { token }) {
    const leaving = readUnsubscribeToken(reader, token)
    return leaving ? { category: leaving.category } : kernelRefusals.not_found
  },
})
