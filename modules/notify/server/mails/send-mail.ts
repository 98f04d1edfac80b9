import { type AnyWriter, type MailContent, newId } from '@guildhall/kernel'
import { notify, type Writer } from '../db.ts'
import { lineOf, mailAddress } from './addressing.ts'
import { deliverMail } from './deliver-mail.ts'
import type { Recipient } from './recipient.ts'
import { sealLink } from './seal.ts'

export type MailRequest = {
  to: Recipient
  mail: MailContent
  /** `high`: somebody waits for it, so it goes before every other mail of the community. Default `normal`. */
  priority?: 'high' | 'normal'
  /** ISO 8601 instant; default, and when it is past: at once. Until then it can be moved and cancelled in the queue. */
  sendAt?: string | undefined
  /** The law demands it: it goes to addresses that get no mail any more too. */
  required?: boolean
}

/**
 * Puts a mail into the community's queue, in the caller's transaction: it exists, and is sent, if and only if that
 * commits. Whether it arrived is seen in the queue (`notify_mails.state`), not here.
 *
 * @example await sendMail(tx, { to: { email }, mail: { key: 'identity.verify-email', subject, heading, paragraphs, action } })
 */
export async function sendMail(
  writer: AnyWriter,
  { to, mail, priority = 'normal', sendAt, required = false }: MailRequest,
): Promise<{ mailId: string }> {
  const tx = notify.writer(writer)
  if (mail.action && !/^https?:\/\//.test(mail.action.url)) throw new TypeError('A mail’s button leads to an http address')
  const locale = to.locale ?? tx.tenant.locale
  const mailId = newId()
  const { action, unsubscribe, ...said } = mail
  const subject = lineOf(mail.subject, 200) || tx.tenant.name
  const content = { ...said, subject, ...(action ? { action: { label: action.label } } : {}) }
  const leaving = leavingAt(tx, sendAt)
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
      priority,
      required,
      ...leaving,
    })
    .execute()
  askDelivery(tx, { id: mailId, plan: 0, priority, ...leaving })
  return { mailId }
}

/** What a mail's row says of when it leaves. */
export const leavingAt = ({ now }: Pick<Writer, 'now'>, sendAt: string | null | undefined) =>
  sendAt && Temporal.Instant.compare(sendAt, now) > 0
    ? { state: 'scheduled' as const, send_at: sendAt }
    : { state: 'queued' as const, send_at: null }

type Planned = { id: string; plan: number; priority: string; send_at: string | null }

/** Asks for the delivery of a mail as it is planned now; what was asked for before comes to nothing. */
export function askDelivery(tx: Writer, { id, plan, priority, send_at }: Planned): void {
  tx.ask(deliverMail, { mailId: id, plan }, { urgent: priority === 'high', ...(send_at ? { runAt: send_at } : {}) })
}
