import { commandContract, id, instant, pageInput, pageOf, queryContract } from '@guildhall/kernel/contract'
import { z } from 'zod'

/**
 * `scheduled`: waits for its time. `kept`: there is no mail server, so it is only shown. `suppressed`: its address takes none.
 */
export const MailState = z.enum(['scheduled', 'queued', 'sent', 'kept', 'failed', 'cancelled', 'suppressed'])
export type MailState = z.infer<typeof MailState>

export const Mail = z.object({
  id,
  /** Kind of mail, such as identity.verify-email. */
  key: z.string(),
  toEmail: z.string(),
  toName: z.string(),
  subject: z.string(),
  state: MailState,
  attempts: z.number().int(),
  /** What the mail server answered last. */
  error: z.string().nullable(),
  createdAt: instant,
  sentAt: instant.nullable(),
  /** `high` goes before the rest. */
  priority: z.enum(['high', 'normal']),
  /** When a scheduled mail leaves. */
  sendAt: instant.nullable(),
  /** Set where it waits because the community has sent its share of a day. */
  heldUntil: instant.nullable(),
})
export type Mail = z.infer<typeof Mail>

export const listMails = queryContract({
  name: 'notify.list-mails',
  http: 'GET /admin/mails',
  summary: 'The mails the community has sent or is about to, latest first.',
  access: 'member',
  input: z.strictObject({
    q: z.string().trim().min(1).max(200).optional().describe('Part of the address or the subject, or the kind of mail.'),
    state: MailState.optional(),
    ...pageInput,
  }),
  output: pageOf(Mail),
})

/** `deferred`: not taken yet, and tried again. `refused`: given up. A `soft-bounce` may pass, a `hard-bounce` does not. */
export const MailEventKind = z.enum([
  'handed-over',
  'deferred',
  'refused',
  'delivered',
  'soft-bounce',
  'hard-bounce',
  'complaint',
])
export type MailEventKind = z.infer<typeof MailEventKind>

export const MailPreview = Mail.extend({
  /** What became of it, first to last. */
  events: z.array(z.object({ kind: MailEventKind, detail: z.string(), at: instant })),
  html: z.string().describe('As it was sent, without the address behind its button.'),
  text: z.string(),
})
export type MailPreview = z.infer<typeof MailPreview>

export const showMail = queryContract({
  name: 'notify.show-mail',
  http: 'GET /admin/mails/:mailId',
  summary: 'One mail as it looks. Where its button leads to is not shown: it may open an account.',
  access: 'member',
  input: z.strictObject({ mailId: id }),
  output: MailPreview,
})

export const retryMail = commandContract({
  name: 'notify.retry-mail',
  http: 'POST /admin/mails/:mailId/retry',
  summary: 'Sends a mail again that failed, or that was kept while there was no mail server.',
  access: 'member',
  input: z.strictObject({ mailId: id }),
  output: Mail,
})

export const cancelMail = commandContract({
  name: 'notify.cancel-mail',
  http: 'POST /admin/mails/:mailId/cancel',
  summary: 'Keeps a mail that has not left from leaving.',
  access: 'member',
  input: z.strictObject({ mailId: id }),
  output: Mail,
})

export const scheduleMail = commandContract({
  name: 'notify.schedule-mail',
  http: 'POST /admin/mails/:mailId/schedule',
  summary: 'Moves a mail that has not left, or was cancelled, to another time; without `sendAt` it leaves at once.',
  access: 'member',
  input: z.strictObject({ mailId: id, sendAt: instant.optional() }),
  output: Mail,
})
