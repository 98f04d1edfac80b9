import { type AnyWriter, newId } from '@guildhall/kernel'
import { lineOf, mailAddress } from './addressing.ts'
import { notify } from './db.ts'
import { deliverMail } from './deliver-mail.ts'
import type { MailContent, Recipient } from './mail.ts'
import { renderMail } from './render.ts'
import { seal } from './seal.ts'

export type { MailContent, Recipient } from './mail.ts'

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
  const locale = to.locale ?? tx.tenant.locale
  const mailId = newId()
  const { html, text } = renderMail(mail, { tenant: tx.tenant, home: tx.site.addressOf(tx.tenant), locale })
  await tx.db
    .insertInto('notify_mails')
    .values({
      tenant_id: tx.tenant.id,
      id: mailId,
      key: mail.key,
      to_email: mailAddress(to.email),
      to_name: lineOf(to.name ?? '', 120),
      locale,
      subject: lineOf(mail.subject, 200) || tx.tenant.name,
      html,
      text,
      sealed_link: mail.action ? seal(tx.site, mail.action.url) : null,
      created_at: tx.now,
    })
    .execute()
  tx.ask(deliverMail, { mailId })
  return { mailId }
}
