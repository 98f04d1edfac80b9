import { createHmac, createPublicKey, timingSafeEqual, verify } from 'node:crypto'
import { z } from 'zod'
import type { MailEventKind } from '../../../contract/mail.ts'

/** What a provider tells of a mail. `source`: its own id of this news, which may come more than once. */
export type ProviderEvent = {
  tenantId: string
  mailId: string
  address: string
  kind: MailEventKind
  detail: string
  source: string
}
/** As it came: `payload` is the body, byte for byte what was signed. */
export type Signed = { payload: string; signature: string; timestamp: string }

/** ECDSA over P-256 and SHA-256 of timestamp and body (Twilio SendGrid's signed event webhook). `key`: base64 DER. */
export function isFromSendgrid({ payload, signature, timestamp }: Signed, key: string): boolean {
  try {
    const publicKey = createPublicKey({ key: Buffer.from(key, 'base64'), format: 'der', type: 'spki' })
    return verify('sha256', Buffer.from(timestamp + payload), publicKey, Buffer.from(signature, 'base64'))
  } catch {
    return false
  }
}

const About = z.object({ guildhall_mail: z.uuid(), guildhall_tenant: z.uuid() })
const text = z.string().default('')
const SendgridEvent = About.extend({
  ...{ email: z.string(), event: z.string(), sg_event_id: z.string().max(200) },
  ...{ type: text, reason: text, response: text },
})

/** The news in a body from SendGrid that are about our mails; others, and what we do not count, are left out. */
export function sendgridEvents(payload: string): ProviderEvent[] {
  const said = parsed(payload)
  return (Array.isArray(said) ? said : []).flatMap((each) => {
    const { data } = SendgridEvent.safeParse(each)
    const kind = data && sendgridKind(data)
    if (!data || !kind) return []
    const detail = (data.reason || data.response).slice(0, 300)
    return [{ ...mailOf(data), address: data.email, kind, detail, source: data.sg_event_id }]
  })
}

function sendgridKind({ event, type }: z.output<typeof SendgridEvent>): MailEventKind | null {
  if (event === 'bounce') return type === 'blocked' ? 'soft-bounce' : 'hard-bounce'
  return { delivered: 'delivered', deferred: 'deferred', spamreport: 'complaint', dropped: 'refused' }[event] as MailEventKind
}

const MailgunBody = z.object({
  signature: z.object({ timestamp: z.coerce.string(), token: z.string(), signature: z.string() }),
  'event-data': z.object({
    ...{ event: z.string(), severity: text, recipient: z.string(), id: z.string().max(200) },
    'user-variables': About,
    'delivery-status': z.object({ message: text, description: text }).partial().default({}),
  }),
})

/** HMAC-SHA-256 of timestamp and token under the account's webhook signing key (Mailgun). */
export function isFromMailgun({ payload }: Signed, key: string): boolean {
  const { data } = MailgunBody.shape.signature.safeParse((parsed(payload) as { signature?: unknown } | null)?.signature)
  if (!data) return false
  const expected = createHmac('sha256', key)
    .update(data.timestamp + data.token)
    .digest()
  const given = Buffer.from(data.signature, 'hex')
  return given.length === expected.length && timingSafeEqual(given, expected)
}

export function mailgunEvents(payload: string): ProviderEvent[] {
  const { data } = MailgunBody.safeParse(parsed(payload))
  if (!data) return []
  const { event, severity, recipient, id, 'user-variables': about, 'delivery-status': status } = data['event-data']
  const failed: MailEventKind = severity === 'permanent' ? 'hard-bounce' : 'soft-bounce'
  const kind = event === 'failed' ? failed : ({ delivered: 'delivered', complained: 'complaint' }[event] as MailEventKind)
  if (!kind) return []
  const detail = (status.description || status.message || '').slice(0, 300)
  return [{ ...mailOf(about), address: recipient, kind, detail, source: id }]
}

const mailOf = (about: z.output<typeof About>) => ({ mailId: about.guildhall_mail, tenantId: about.guildhall_tenant })

function parsed(payload: string): unknown {
  try {
    return JSON.parse(payload)
  } catch {
    return null
  }
}
