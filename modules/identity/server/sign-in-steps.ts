import type { Challenge, SignedIn } from '../contract/index.ts'
import type { Writer } from './db.ts'
import { tellOfNewDevice } from './new-device.ts'
import { challengeFor } from './second-factor.ts'
import { type NewSession, openSession } from './store.ts'

/** Somebody whose first factor was right and who may enter this community. */
export type Entering = NewSession & {
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
 * and access tokens hang on it, so ending the session ends them. From a device not seen before, its owner gets a mail.
 */
export async function completeSignIn(tx: Writer, entering: NewSession): Promise<SignedIn> {
  const { signedIn, sessionId, isNewDevice } = await openSession(tx, entering)
  if (isNewDevice) tx.ask(tellOfNewDevice, { accountId: entering.accountId, sessionId })
  return signedIn
}
