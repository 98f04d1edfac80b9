import type { Challenge, SignedIn } from '../contract/index.ts'
import type { Writer } from './db.ts'
import { challengeFor } from './second-factor.ts'
import { startSession } from './store.ts'

/** Somebody whose first factor was right and who may enter this community. */
export type Entering = {
  accountId: string
  memberId: string
  remember: boolean
  /** From `identity_accounts.has_second_factor`: spares the others a statement. */
  hasSecondFactor: boolean
}

/** After a right password: the session, or the question for a second factor. */
export async function afterPassword(tx: Writer, entering: Entering): Promise<SignedIn | Challenge> {
  const challenge = await challengeFor(tx, entering)
  return challenge ?? completeSignIn(tx, entering)
}

/**
 * Every factor asked for was right, whichever they were: the session starts. The only door to a session; refresh tokens
 * and access tokens hang on it, so ending the session ends them.
 */
export const completeSignIn = (tx: Writer, entering: Omit<Entering, 'hasSecondFactor'>): Promise<SignedIn> =>
  startSession(tx, entering)
