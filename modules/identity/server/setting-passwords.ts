import { sendMail } from '@guildhall/notify/api'
import { holderOf, recipientOf } from './account-holder.ts'
import type { Writer } from './db.ts'
import { endSessions } from './ending.ts'
import { failureKeys, forgetFailures } from './failures.ts'
import { endTokens } from './mailed-tokens.ts'
import { passwordChangedMail } from './mails.ts'

/**
 * Gives an account a new password: ends its other sessions and its open links, lifts its wait after failures, and tells
 * its owner by mail. Answers how many sessions ended.
 */
export async function setPassword(
  tx: Writer,
  { accountId, passwordHash, keepSession }: { accountId: string; passwordHash: string; keepSession: string | null },
): Promise<number> {
  await tx.db
    .updateTable('identity_accounts')
    .set({ password_hash: passwordHash, password_changed_at: tx.now })
    .where('id', '=', accountId)
    .execute()
  await endTokens(tx, accountId, ['reset-password', 'report-sign-in'])
  const ended = await endSessions(tx, { accountId, except: keepSession })
  const holder = await holderOf(tx, accountId)
  if (!holder) return ended
  await forgetFailures(tx, failureKeys(tx, holder.email))
  const url = `${tx.site.addressOf(tx.tenant)}/forgot`
  const mail = passwordChangedMail(holder.locale, { community: tx.tenant.name, url })
  await sendMail(tx, { to: recipientOf(holder), mail, priority: 'high' })
  tx.audit({ subject: { type: 'account', id: accountId } })
  return ended
}
