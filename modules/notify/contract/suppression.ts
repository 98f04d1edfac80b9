import { commandContract, id, instant, pageInput, pageOf, queryContract } from '@guildhall/kernel/contract'
import { z } from 'zod'

export const Suppression = z.object({
  address: z.string(),
  /** It does not exist, its owner called a mail unwanted, or it took nothing five times in a row. */
  reason: z.enum(['hard-bounce', 'complaint', 'soft-bounces']),
  /** What was said about it. */
  detail: z.string(),
  /** The mail that brought it to light. */
  mailId: id.nullable(),
  since: instant,
})
export type Suppression = z.infer<typeof Suppression>

export const listSuppressions = queryContract({
  name: 'notify.list-suppressions',
  http: 'GET /admin/mail-suppressions',
  summary: 'Addresses that get no mail from the community any more, and why; latest first.',
  access: 'member',
  input: z.strictObject({ q: z.string().trim().min(1).max(200).optional(), ...pageInput }),
  output: pageOf(Suppression),
})

export const liftSuppression = commandContract({
  name: 'notify.lift-suppression',
  http: 'POST /admin/mail-suppressions/lift',
  summary: 'Lets an address get mail again.',
  access: 'member',
  input: z.strictObject({ address: z.string().trim().min(3).max(255) }),
  output: z.object({}),
})

export const receiveMailEvents = commandContract({
  name: 'notify.receive-mail-events',
  http: 'POST /mail/events',
  summary:
    'Takes what the mail provider tells of mails, with its signature. Providers post to /mail/events/sendgrid and /mailgun.',
  access: 'anyone',
  audit: 'none',
  input: z.strictObject({
    provider: z.enum(['sendgrid', 'mailgun']),
    payload: z.base64().max(1_400_000).describe('The body as it came, byte for byte.'),
    signature: z.string().max(1_000),
    timestamp: z.string().max(100),
  }),
  output: z.object({ heard: z.number().int().describe('How many were about mails of this server.') }),
})
