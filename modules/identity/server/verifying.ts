import { sendMail } from '@guildhall/notify/api'
import { type Holder, recipientOf } from './account-holder.ts'
import type { Writer } from './db.ts'
import { issueToken } from './mailed-tokens.ts'
import { verifyMail } from './mails.ts'

/** Mails a link that shows the mailbox is theirs. */
export async function sendVerification(tx: Writer, holder: Holder): Promise<void> {
  const token = await issueToken(tx, { accountId: holder.accountId, purpose: 'verify-email' })
  const url = `${tx.site.addressOf(tx.tenant)}/verify?token=${token}`
  const mail = verifyMail(holder.locale, { community: tx.tenant.name, url })
  await sendMail(tx, { to: recipientOf(holder), mail, priority: 'high' })
}
