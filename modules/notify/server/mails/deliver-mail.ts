import { type AnyReader, type JobContext, job } from '@guildhall/kernel'
import { z } from 'zod'
import type { MailEventKind } from '../../contract/mail.ts'
import { notify } from '../db.ts'
import { lineOf } from './addressing.ts'
import { isSuppressed, recordEvent } from './events/record.ts'
import { takeShare } from './mails-a-day.ts'
import { type Page, withLink } from './page.ts'
import { headersOf, MailFault, type Outgoing, senderOf } from './providers/provider.ts'
import { providerAt } from './providers/provider-at.ts'
import { openLink } from './seal.ts'
import { storedPage } from './stored.ts'

const RETRIES = 6

/**
 * Hands a queued mail to the mail server, or keeps it where none is set; beyond what the community may send in a day, mails
 * wait until the next. What fails is tried again for about half an hour; then the mail says so itself and waits for somebody
 * to send it again.
 */
export const deliverMail = job({
  name: 'notify.deliver-mail',
  input: z.strictObject({ mailId: z.uuid(), plan: z.int().default(0) }),
  retry: { limit: RETRIES, delaySeconds: 15 },
  async run(context, { mailId, plan }) {
    const mail = await context.read((reader) => waitingMail(reader, { mailId, plan }))
    if (!mail) return
    const { site, now, page } = mail
    if (mail.isSuppressed) return settle(context, mailId, { state: 'suppressed' })
    if (await mustWait(context, { mailId, plan })) return
    if (site.mailUrl === null) return settle(context, mailId, { state: 'kept', sent_at: now, ...page })
    try {
      await providerAt(site.mailUrl, site.outgoing)(mail.outgoing)
    } catch (error) {
      if (!(error instanceof MailFault)) throw error
      const { message } = error
      const givenUp = error.final || context.attempt > RETRIES
      const event = { kind: givenUp ? ('refused' as const) : ('deferred' as const), detail: message }
      await settle(context, mailId, { state: givenUp ? 'failed' : 'queued', error: message }, event)
      if (givenUp) return
      throw error
    }
    // What the button led to has left; it is not needed here any more.
    const left = { state: 'sent' as const, sent_at: now, error: null, sealed_link: null, ...page }
    await settle(context, mailId, left, { kind: 'handed-over', detail: '' })
  },
})

const mustWait = (context: JobContext, request: { mailId: string; plan: number }): Promise<boolean> =>
  context.transact(async (tx) => {
    const until = await takeShare(notify.writer(tx), request.mailId)
    if (until) tx.ask(deliverMail, request, { runAt: until })
    return until !== null
  })

/** The mail, unless it has left, was cancelled, or is to leave at another time by now. */
async function waitingMail(anyReader: AnyReader, { mailId, plan }: { mailId: string; plan: number }) {
  const reader = notify.reader(anyReader)
  const { site, now } = reader
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
  const outgoing = {
    ...envelopeOf(reader, mailId),
    to: { name: row.to_name, address: row.to_email },
    subject: page.subject,
    headers: headersOf(unsubscribeUrl),
    html,
    text,
  }
  return {
    site,
    now,
    outgoing,
    isSuppressed: !row.required && (await isSuppressed(reader, row.to_email)),
    page: { ...page, ...(fault ? { error: fault } : {}) },
  }
}

function envelopeOf({ site, tenant }: AnyReader, id: string): Pick<Outgoing, 'id' | 'tenantId' | 'from' | 'messageId'> {
  const address = senderOf(site.mailUrl ?? 'smtp://none', site.addressOf(tenant))
  const from = { name: lineOf(tenant.name, 120), address }
  return { id, tenantId: tenant.id, from, messageId: `<${id}@${address.split('@')[1]}>` }
}

type Change = Partial<Page> & {
  state: 'queued' | 'sent' | 'kept' | 'failed' | 'suppressed'
  sent_at?: string
  error?: string | null
  sealed_link?: null
}

/** Writes down what became of a mail, if it still waits. An attempt counts, and is a line of what became of it. */
const settle = (context: JobContext, mailId: string, change: Change, attempt?: { kind: MailEventKind; detail: string }) =>
  context.transact(async (writer) => {
    const tx = notify.writer(writer)
    const { numUpdatedRows } = await tx.db
      .updateTable('notify_mails')
      .set(change)
      .set((set) => ({ attempts: set('attempts', '+', attempt ? 1 : 0) }))
      .where('id', '=', mailId)
      .where('state', 'in', ['scheduled', 'queued'])
      .executeTakeFirst()
    const source = `${context.jobId}:${context.attempt}`
    if (attempt && numUpdatedRows > 0n) await recordEvent(tx, { mailId, source, ...attempt })
  })
