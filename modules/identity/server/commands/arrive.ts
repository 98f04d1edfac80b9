import { tokenHash } from '@guildhall/access/api'
import { allowed } from '@guildhall/kernel'
import { memberStanding } from '@guildhall/people/api'
import { maySignIn } from '@guildhall/people/contract'
import * as contract from '../../contract/index.ts'
import { command, type Writer } from '../db.ts'
import { refusals } from '../errors.ts'
import { challengeFor } from '../second-factor.ts'
import { completeSignIn } from '../sign-in-steps.ts'
import { switchingRefusals } from '../switching/refusals.ts'

/** Whoever came over from another community, in which they are still signed in, gets a session here. */
export const arrive = command(contract.arrive, {
  allow: () => allowed,
  async run(tx, { code, verifier }) {
    const traveller = await spendCode(tx, code, verifier)
    if (!traveller) return switchingRefusals.handoff_over
    const { accountId, hasSecondFactor } = traveller
    const standing = await memberStanding(tx, accountId)
    if (!standing || standing.status === 'left') return refusals.not_a_member
    if (!maySignIn(standing.status)) return refusals.member_suspended
    const entering = { accountId, memberId: standing.memberId, remember: false }
    // The session they come from began with their second factor. Without one, this community may insist on it.
    const challenge = hasSecondFactor ? null : await challengeFor(tx, { ...entering, hasSecondFactor })
    return challenge ?? completeSignIn(tx, entering)
  },
})

// A code without its verifier is a stolen link: it is refused, and stays good for whom it was made.
async function spendCode(tx: Writer, code: string, verifier: string) {
  const spent = await tx.db
    .updateTable('identity_handoffs as h')
    .from('identity_sessions as s')
    .set({ used_at: tx.now })
    .whereRef('s.id', '=', 'h.session_id')
    .where('h.code_hash', '=', tokenHash(code))
    .where('h.tenant_id', '=', tx.tenant.id)
    .where('h.challenge', '=', tokenHash(verifier))
    .where('h.used_at', 'is', null)
    .where('h.expires_at', '>', tx.now)
    .where('s.ended_at', 'is', null)
    .where('s.expires_at', '>', tx.now)
    .returning('h.account_id as accountId')
    .executeTakeFirst()
  if (!spent) return null
  const account = await tx.db
    .selectFrom('identity_accounts')
    .select('has_second_factor as hasSecondFactor')
    .where('id', '=', spent.accountId)
    .executeTakeFirstOrThrow()
  return { ...spent, ...account }
}
