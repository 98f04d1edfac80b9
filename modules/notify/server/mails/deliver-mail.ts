import { type AnyReader, type JobContext, job } from '@guildhall/kernel'
import { z } from 'zod'
import { notify } from '../db.ts'
import { lineOf } from './addressing.ts'
import { type Page, withLink } from './page.ts'
import { openLink } from './seal.ts'
import { storedPage } from './stored.ts'
import { handOver, MailFault, senderOf } from './transport.ts'

const RETRIES = 6

/**
 * Hands a queued mail to the mail server, or keeps it where none is set. What fails is tried again for about half an
 * hour; then the mail says so itself and waits for somebody to send it again.
 */
export const deliverMail = job({
  name: 'notify.deliver-mail',
  input: z.strictObject({ mailId: z.uuid(), plan: z.int().default(0) }),
  retry: { limit: RETRIES, delaySeconds: 15 },
  async run(context, { mailId, plan }) {
    const mail = await context.read((reader) => waitingMail(reader, { mailId, plan }))
    if (!mail) return
    const { smtpUrl, now, page } = mail
    if (smtpUrl === null) return settle(context, mailId, { state: 'kept', sent_at: now, ...page })
    try {
      await handOver(smtpUrl, mail.outgoing)
    } catch (error) {
      if (!(error instanceof MailFault)) throw error
      const givenUp = error.final || context.attempt > RETRIES
      await settle(context, mailId, { state: givenUp ? 'failed' : 'queued', error: error.message }, 'counts')
      if (givenUp) return
      throw error
    }
    // What the button led to has left; it is not needed here any more.
    await settle(context, mailId, { state: 'sent', sent_at: now, error: null, sealed_link: null, ...page }, 'counts')
  },
})

/** The mail, unless it has left, was cancelled, or is to leave at another time by now. */
async function waitingMail(anyReader: AnyReader, { mailId, plan }: { mailId: string; plan: number }) {
  const reader = notify.reader(anyReader)
  const { site, tenant, now } = reader
  const row = await reader.db
    .selectFrom('notify_mails')
    .selectAll()
    .where('id', '=', mailId)
    .where('plan', '=', plan)
    .where('state', 'in', ['scheduled', 'queued'])
    .executeTakeFirst()
  if (!row) return null
  const { fault, ...page } = await storedPage(reader, row)
  const { html, text } = withLink(page, row.sealed_link ? await openLink(reader, mailId, row.sealed_link) : null)
  const unsubscribeUrl = row.sealed_unsubscribe ? await openLink(reader, mailId, row.sealed_unsubscribe) : null
  const from = { name: lineOf(tenant.name, 120), address: senderOf(site.smtpUrl ?? 'smtp://none', site.addressOf(tenant)) }
  const to = { name: row.to_name, address: row.to_email }
  const outgoing = { id: mailId, from, to, subject: page.subject, html, text, unsubscribeUrl }
  return { smtpUrl: site.smtpUrl, now, outgoing, page: { ...page, ...(fault ? { error: fault } : {}) } }
}

type Change = Partial<Page> & {
  state: 'queued' | 'sent' | 'kept' | 'failed'
  sent_at?: string
  error?: string | null
  sealed_link?: null
}

const settle = (context: JobContext, mailId: string, change: Change, attempt?: 'counts') =>
  context.transact(async (tx) => {
    await notify
      .writer(tx)
      .db.updateTable('notify_mails')
      .set(change)
      .set((set) => ({ attempts: set('attempts', '+', attempt ? 1 : 0) }))
      .where('id', '=', mailId)
      .where('state', 'in', ['scheduled', 'queued'])
      .execute()
  })
