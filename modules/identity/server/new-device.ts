import { sendMail } from '@guildhall/notify/api'
import { holderOf, recipientOf } from './account-holder.ts'
import type { Writer } from './db.ts'
import { issueToken } from './mailed-tokens.ts'
import { newDeviceMail } from './mails.ts'
import { roughAddress } from './rough-address.ts'

/** Tells the account's owner that somebody signed in from elsewhere, with a link for “this wasn’t me”. */
export async function noticeNewDevice(
  tx: Writer,
  { accountId, sessionId, device }: { accountId: string; sessionId: string; device: string },
): Promise<void> {
  const holder = await holderOf(tx, accountId)
  if (!holder) return
  const token = await issueToken(tx, { accountId, purpose: 'report-sign-in', sessionId })
  const facts = { device, address: roughAddress(tx.origin.address), at: tx.now, community: tx.tenant.name }
  const url = `${tx.site.addressOf(tx.tenant)}/not-me?token=${token}`
  await sendMail(tx, { to: recipientOf(holder), mail: newDeviceMail(holder.locale, { ...facts, url }) })
}
