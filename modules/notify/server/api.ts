import { type AnyReader, type AnyWriter, type MailContent, newId } from '@guildhall/kernel'
import { notify } from './db.ts'
import { lineOf, mailAddress } from './mails/addressing.ts'
import { deliverMail } from './mails/deliver-mail.ts'
import { withLink } from './mails/page.ts'
import type { Recipient } from './mails/recipient.ts'
import { openLink, sealLink } from './mails/seal.ts'
import { storedColumns, storedPage } from './mails/stored.ts'

export type { Recipient } from './mails/recipient.ts'

export { type Notice, raise } from './notices/raise.ts'
export { readNotices } from './notices/reading.ts'

/**
 * Puts a mail into the community's queue, in the caller's transaction: it exists, and is sent, if and only if that
 * commits. Whether it arrived is seen in the queue (`notify_mails.state`), not here.
 *
 * @example await sendMail(tx, { to: { email }, mail: { key: 'identity.verify-email', subject, heading, paragraphs, action } })
 */
export async function sendMail(
  writer: AnyWriter,
  { to, mail }: { to: Recipient; mail: MailContent },
): Promise<{ mailId: string }> {
  const tx = notify.writer(writer)
  if (mail.action && !/^https?:\/\//.test(mail.action.url)) throw new TypeError('A mail’s button leads to an http address')
  const locale = to.locale ?? tx.tenant.locale
  const mailId = newId()
  const { action, unsubscribe, ...said } = mail
  const subject = lineOf(mail.subject, 200) || tx.tenant.name
  const content = { ...said, subject, ...(action ? { action: { label: action.label } } : {}) }
  await tx.db
    .insertInto('notify_mails')
    .values({
      tenant_id: tx.tenant.id,
      id: mailId,
      key: mail.key,
      to_email: mailAddress(to.email),
      to_name: lineOf(to.name ?? '', 120),
      locale,
      subject,
      content: JSON.stringify(content),
      sealed_link: action ? await sealLink(tx, mailId, action.url) : null,
      sealed_unsubscribe: unsubscribe ? await sealLink(tx, mailId, unsubscribe.url) : null,
      created_at: tx.now,
    })
    .execute()
  tx.ask(deliverMail, { mailId })
  return { mailId }
}

/** A mail as its reader finds it in the demo's mailbox. */
export type InboxMail = { id: string; subject: string; text: string; link: string | null; at: string }

/**
 * The latest mails to an address, with the addresses behind their buttons: for the demo, where nothing leaves this
 * machine. Throws anywhere else, since whoever reads these can open the account.
 */
export async function demoInbox(anyReader: AnyReader, email: string): Promise<InboxMail[]> {
  const reader = notify.reader(anyReader)
  if (!reader.site.demo) throw new Error('Only a demo has a mailbox on screen')
  const rows = await reader.db
    .selectFrom('notify_mails')
    .select([...storedColumns, 'sealed_link', 'created_at'])
    .where('to_email', 'ilike', email.trim().replace(/[\\%_]/g, '\\$&'))
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .limit(20)
    .execute()
  const opened = rows.map(async (row) => {
    const link = row.sealed_link ? await openLink(reader, row.id, row.sealed_link) : null
    const { subject, ...page } = await storedPage(reader, row)
    return { id: row.id, subject, text: withLink(page, link).text, link, at: row.created_at }
  })
  return Promise.all(opened)
}
