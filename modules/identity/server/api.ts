import { grant } from '@guildhall/access/api'
import { type AnyWriter, newId } from '@guildhall/kernel'
import { joinMember } from '@guildhall/people/api'
import { identity } from './db.ts'
import { findAccount, startSession } from './store.ts'

export { DEMO_PASSWORD } from './demo.ts'
export { endSessionsHere } from './ending-here.ts'
export { hashPassword } from './password.ts'

/**
 * Makes a person a member with the given roles, with an account when the e-mail has none: for the operator's CLI and for
 * tests. Hash the password before opening the transaction. `created`: whether the account is new (else its password stays).
 */
export async function enrol(
  tx: AnyWriter,
  person: { email: string; displayName: string; passwordHash: string | null; roles: readonly string[] },
): Promise<{ accountId: string; memberId: string; created: boolean }> {
  const { db } = identity.writer(tx)
  const email = person.email.trim().toLowerCase()
  const known = await findAccount({ db }, email)
  const accountId = known?.id ?? newId()
  if (!known)
    await db
      .insertInto('identity_accounts')
      .values({ id: accountId, email, password_hash: person.passwordHash, created_at: tx.now })
      .execute()
  const { memberId } = await joinMember(tx, { accountId, displayName: person.displayName })
  for (const role of person.roles) await grant(tx, { memberId, role, source: 'role' })
  return { accountId, memberId, created: !known }
}

/** Starts a session without a password: for tests and hand-offs the caller has authorised by other means. */
export const startSessionFor = (tx: AnyWriter, session: { accountId: string; memberId: string; remember: boolean }) =>
  startSession(identity.writer(tx), session)

export { authenticateToken } from './tokens/authenticate.ts'
export { rotateSigningKey } from './tokens/signing-keys.ts'
