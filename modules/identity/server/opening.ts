import { newId, type Refusal } from '@guildhall/kernel'
import type { Writer } from './db.ts'
import { refusals } from './errors.ts'
import { hashPassword } from './password.ts'
import { type Chooser, weaknessOf } from './password-rules.ts'
import { sendVerification } from './verifying.ts'

export type Opening = { email: string; displayName: string; passwordHash: string | null }

/** The hash of the password somebody chose for a new account, or why it will not do. */
export async function chosenPassword(
  password: string,
  chooser: Chooser,
): Promise<{ refusal: Refusal } | { passwordHash: string }> {
  const weakness = await weaknessOf(password, chooser)
  if (weakness) return { refusal: refusals.weak_password.with({ errors: [weakness] }) }
  return { passwordHash: await hashPassword(password) }
}

/** Opens an account and mails the link that shows the mailbox is theirs; null when the e-mail has an account already. */
export async function openAccount(tx: Writer, { email, displayName, passwordHash }: Opening): Promise<string | null> {
  const account = await tx.db
    .insertInto('identity_accounts')
    .values({ id: newId(), email, password_hash: passwordHash, created_at: tx.now })
    .onConflict((conflict) => conflict.column('email').doNothing())
    .returning('id')
    .executeTakeFirst()
  if (!account) return null
  await sendVerification(tx, { accountId: account.id, email, displayName, locale: tx.actor.locale, isVerified: false })
  return account.id
}

export const emailTaken = (): Refusal =>
  refusals.email_taken.with({ errors: [{ field: 'email', message: refusals.email_taken.sentence }] })
