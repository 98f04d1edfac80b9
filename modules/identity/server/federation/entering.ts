import type { Refusal } from '@guildhall/kernel'
import type { Challenge, SignedIn } from '../../contract/index.ts'
import type { Writer } from '../db.ts'
import { needsSecondFactor } from '../factors/policy.ts'
import { challengeFor } from '../second-factor.ts'
import { completeSignIn } from '../sign-in-steps.ts'
import type { NewSession } from '../store.ts'
import type { Claims } from './claims.ts'
import { federationRefusals } from './refusals.ts'
import { markChallenge, markSession } from './sessions.ts'

type Entering = { entering: NewSession; providerId: string; claims: Claims }

/**
 * The session, or the question for a second factor, which a provider answers by saying that it has seen two. Setting one up
 * on the way in changes the account everywhere, so that accounts with a password of their own do it with that.
 */
export async function enterBy(tx: Writer, { entering, providerId, claims }: Entering): Promise<SignedIn | Challenge | Refusal> {
  const account = await tx.db
    .selectFrom('identity_accounts')
    .select(['has_second_factor as hasSecondFactor', 'password_hash as passwordHash'])
    .where('id', '=', entering.accountId)
    .executeTakeFirstOrThrow()
  const { hasSecondFactor, passwordHash } = account
  const mustEnrol = !claims.hasSecondFactor && !hasSecondFactor && (await needsSecondFactor(tx, entering.memberId))
  if (mustEnrol && passwordHash !== null) return federationRefusals.second_factor_by_password
  const challenge = claims.hasSecondFactor ? null : await challengeFor(tx, { ...entering, hasSecondFactor })
  if (challenge) {
    await markChallenge(tx, challenge.challenge.token, providerId)
    return challenge
  }
  const signedIn = await completeSignIn(tx, entering)
  await markSession(tx, signedIn.token, providerId)
  return signedIn
}
