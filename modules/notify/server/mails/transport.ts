import { createTransport, type Transporter } from 'nodemailer'

/** A mail ready to leave. `id` is the same on every try, so that a receiver can tell a repetition. */
export type Outgoing = {
  id: string
  from: { name: string; address: string }
  to: { name: string; address: string }
  subject: string
  html: string
  text: string
  /** Where one POST ends mails of this kind (RFC 8058). */
  unsubscribeUrl?: string | null
}

/** Why a mail could not be handed over. `final`: trying again is no use, the server said so. */
export class MailFault extends Error {
  readonly final: boolean
  constructor(message: string, final: boolean) {
    super(message)
    this.final = final
  }
}

const transports = new Map<string, Transporter>()
const TIMEOUT_MS = 15_000

/** Hands a mail to the SMTP server. Throws a `MailFault`. */
export async function handOver(smtpUrl: string, mail: Outgoing): Promise<void> {
  const { id, from, to, subject, html, text, unsubscribeUrl } = mail
  try {
    await transportFor(smtpUrl).sendMail({
      from,
      to,
      subject,
      html,
      text,
      messageId: `<${id}@${from.address.split('@')[1]}>`,
      headers: { 'Auto-Submitted': 'auto-generated', ...unsubscribeHeaders(unsubscribeUrl) },
      disableFileAccess: true,
      disableUrlAccess: true,
    })
  } catch (error) {
    throw faultOf(error as SmtpError)
  }
}

const unsubscribeHeaders = (url?: string | null) =>
  url ? { 'List-Unsubscribe': `<${url}>`, 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' } : {}

/** The sender: `?from=` of SMTP_URL, or no-reply at the host the community lives on. */
export function senderOf(smtpUrl: string, home: string): string {
  return new URL(smtpUrl).searchParams.get('from') ?? `no-reply@${new URL(home).hostname}`
}

function transportFor(smtpUrl: string): Transporter {
  const known = transports.get(smtpUrl)
  if (known) return known
  const url = new URL(smtpUrl)
  const made = createTransport({
    host: url.hostname,
    port: Number(url.port) || (url.protocol === 'smtps:' ? 465 : 587),
    secure: url.protocol === 'smtps:',
    auth: url.username ? { user: decodeURIComponent(url.username), pass: decodeURIComponent(url.password) } : undefined,
    connectionTimeout: TIMEOUT_MS,
    greetingTimeout: TIMEOUT_MS,
    socketTimeout: TIMEOUT_MS,
  })
  transports.set(smtpUrl, made)
  return made
}

type SmtpError = Error & { code?: string; responseCode?: number; response?: string }

// 5xx is a final no (RFC 5321, 4.2.1), except to credentials: those the operator can put right.
function faultOf({ code, responseCode, response, message }: SmtpError): MailFault {
  const final = responseCode !== undefined && responseCode >= 500 && code !== 'EAUTH'
  return new MailFault([code, response ?? message].filter(Boolean).join(': ').slice(0, 300), final)
}
