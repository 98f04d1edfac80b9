import type { Challenge } from '../contract/index.ts'
import type { Writer } from './db.ts'
import type { Entering } from './sign-in-steps.ts'

/** The question for a second factor, or null where the password is enough. */
export async function challengeFor(_tx: Writer, _entering: Entering): Promise<Challenge | null> {
  return null
}
