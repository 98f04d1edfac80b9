import { memberStanding } from '@guildhall/people/api'
import type { Reader, Writer } from './db.ts'

export type Holder = { accountId: string; email: string; displayName: string | null; locale: string; isVerified: boolean }

/** Whom a mail about the account goes to, in the language they read here; null when there is no such account. */
export async function holderOf(unit: Reader | Writer, accountId: string): Promise<Holder | null> {
  const account = await unit.db
    .selectFrom('identity_accounts')
    .select(['email', 'email_verified_at as verifiedAt'])
    .where('id', '=', accountId)
    .where('deleted_at', 'is', null)
    .executeTakeFirst()
  if (!account) return null
  const standing = await memberStanding(unit, accountId)
  return {
    accountId,
    email: account.email,
    displayName: standing?.displayName ?? null,
    locale: standing?.locale ?? unit.tenant.locale,
    isVerified: account.verifiedAt !== null,
  }
}

/** The recipient of a mail about the account. */
export const recipientOf = ({ email, displayName, locale }: Holder) => ({ email, name: displayName, locale })
