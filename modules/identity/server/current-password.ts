import type { MemberActor } from '@guildhall/kernel'
import type { Reader } from './db.ts'
import { failureKeys, isWaiting } from './failures.ts'
import { verifyPassword } from './password.ts'

/**
 * Whether somebody signed in knows the password too: asked again before what cannot be undone. Failures count as at
 * signing in, so that a session left open is no way to guess it.
 */
export async function checkCurrentPassword(reader: Reader & { actor: MemberActor }, password: string) {
  const account = await reader.db
    .selectFrom('identity_accounts')
    .select(['email', 'password_hash as passwordHash'])
    .where('id', '=', reader.actor.accountId)
    .executeTakeFirstOrThrow()
  const keys = failureKeys(reader, account.email)
  const right = await verifyPassword(account.passwordHash, password)
  return { email: account.email, keys, isRight: right && !(await isWaiting(reader, keys)) }
}
