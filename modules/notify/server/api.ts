import type { AnyReader } from '@guildhall/kernel'
import { notify } from './db.ts'
import { withLink } from './mails/page.ts'
import { openLink } from './mails/seal.ts'
import { storedColumns, storedPage } from './mails/stored.ts'

export { mailsToday } from './mails/mails-a-day.ts'
export type { Recipient } from './mails/recipient.ts'
export { type MailRequest, sendMail } from './mails/send-mail.ts'
export { type Said, standardMail } from './mails/standard/standard-mail.ts'

export { type Notice, raise } from './notices/raise.ts'
export { readNotices } from './notices/reading.ts'

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
