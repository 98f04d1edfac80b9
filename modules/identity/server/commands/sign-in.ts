import { allowed, denied, kernelRefusals } from '@guildhall/kernel'
import * as contract from '../../contract/index.ts'
import { command, type Writer } from '../db.ts'
import { refusals } from '../errors.ts'
import { countFailure, failureKeys, forgetFailures } from '../failures.ts'
import { joinAsNewcomer, refusedEntry } from '../joining.ts'
import { hashPassword, needsRehash, verifyPassword } from '../password.ts'
import { findForSignIn, type Known, type Standing } from '../sign-in-account.ts'
import { afterPassword } from '../sign-in-steps.ts'

type Checked = {
  keys: ReturnType<typeof failureKeys>
  /** The account, when the password is right and there is no wait. */
  account: Known | null
  /** What the account is in this community. */
  standing: Standing | null
  /** Too many failures from this address, whatever the account. */
  isAddressWaiting: boolean
  hadFailures: boolean
  newHash: string | null
}

/**
 * Starts a session for whoever knows the password; an account new to an open community joins it, with an
 * invitation any other too. A wrong password, an
 * unknown e-mail and an account that waits after failures take the same work and get the same answer.
 */
export const signIn = command(contract.signIn, {
  async prepare(reader, { email, password }): Promise<Checked> {
    const keys = failureKeys(reader, email)
    const found = await findForSignIn(reader, email, keys)
    const { standing, hadFailures, isAddressWaiting } = found
    const facts = { keys, standing, hadFailures, isAddressWaiting }
    if (isAddressWaiting) return { ...facts, account: null, newHash: null }
    const right = await verifyPassword(found.account?.passwordHash ?? null, password)
    const account = right && !found.isAccountWaiting ? found.account : null
    const outdated = account?.passwordHash && needsRehash(account.passwordHash)
    return { ...facts, account, newHash: outdated ? await hashPassword(password) : null }
  },
  allow: (_actor, { isAddressWaiting }) => (isAddressWaiting ? denied(kernelRefusals.too_many_requests) : allowed),
  async run(tx, { remember, invitation }, checked) {
    const { account, standing, keys, hadFailures, newHash } = checked
    if (!account) {
      await countFailure(tx, keys)
      return refusals.wrong_credentials.keeping()
    }
    const { id: accountId, hasSecondFactor } = account
    if (standing?.status === 'suspended') return refusals.member_suspended
    if (standing?.status === 'left') return refusals.not_a_member
    const refusal = standing && invitation === undefined ? null : await refusedEntry(tx, invitation)
    if (refusal) return invitation === undefined ? refusals.not_a_member : refusal
    if (hadFailures) await forgetFailures(tx, keys)
    if (newHash) await keepHash(tx, accountId, newHash)
    // Never made of the e-mail: others would read part of it.
    const displayName = 'New member'
    const isEntering = !standing || invitation !== undefined
    const memberId = isEntering ? await joinAsNewcomer(tx, { accountId, displayName, invitation }) : standing.memberId
    return afterPassword(tx, { accountId, memberId, remember, hasSecondFactor })
  },
})

const keepHash = (tx: Writer, accountId: string, hash: string) =>
  tx.db.updateTable('identity_accounts').set({ password_hash: hash }).where('id', '=', accountId).execute()
