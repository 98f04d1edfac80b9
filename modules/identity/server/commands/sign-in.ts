import { allowed, denied } from '@guildhall/kernel'
import { memberStanding } from '@guildhall/people/api'
import * as contract from '../../contract/index.ts'
import { command } from '../db.ts'
import { refusals } from '../errors.ts'
import { closedBecause, joinAsNewcomer } from '../joining.ts'
import { verifyPassword } from '../password.ts'
import { afterPassword } from '../sign-in-steps.ts'
import { type Account, findAccount } from '../store.ts'

/** Starts a session for whoever knows the password; an account new to an open community joins it. */
export const signIn = command(contract.signIn, {
  async prepare(reader, { email, password }) {
    const account = await findAccount(reader, email)
    const right = await verifyPassword(account?.passwordHash ?? null, password)
    return { account: right ? (account as Account) : null }
  },
  allow: (_actor, { account }) => (account ? allowed : denied(refusals.wrong_credentials)),
  async run(tx, input, { account }) {
    const { id: accountId, hasSecondFactor } = account as Account
    const standing = await memberStanding(tx, accountId)
    if (standing?.status === 'suspended') return refusals.member_suspended
    if (standing?.status === 'left' || (!standing && closedBecause(tx.tenant))) return refusals.not_a_member
    const displayName = input.email.split('@')[0]?.slice(0, 80) ?? 'Member'
    const memberId = standing?.memberId ?? (await joinAsNewcomer(tx, { accountId, displayName }))
    return afterPassword(tx, { accountId, memberId, remember: input.remember, hasSecondFactor })
  },
})
