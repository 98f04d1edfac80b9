import type { Refusal } from '@guildhall/kernel'
import type { Writer } from '../db.ts'
import { countFailure, failureKeys, forgetFailures, isWaiting } from '../failures.ts'
import { factorRefusals } from './refusals.ts'

/**
 * Runs a check of a second factor, counting wrong answers of the account whichever way they come: whoever knows the password
 * may open as many challenges as they like, but not try more codes. Null when it was right; else the refusal to return.
 */
export async function refusedTry(tx: Writer, accountId: string, check: () => Promise<boolean>): Promise<Refusal | null> {
  const keys = failureKeys(tx, `second factor of ${accountId}`)
  if (await isWaiting(tx, keys)) return factorRefusals.codes_too_often
  if (await check()) {
    await forgetFailures(tx, keys)
    return null
  }
  await countFailure(tx, keys)
  return factorRefusals.wrong_code.with({ errors: [{ field: 'code', message: factorRefusals.wrong_code.sentence }] }).keeping()
}
