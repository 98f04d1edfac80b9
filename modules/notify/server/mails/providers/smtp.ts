import { createTransport, type Transporter } from 'nodemailer'
import { MailFault, type Provider } from './provider.ts'

const transports = new Map<string, Transporter>()
const TIMEOUT_MS = 15_000

/** An SMTP server (RFC 5321). */
export const viaSmtp =
  (smtpUrl: string): Provider =>
  async ({ id: _, tenantId: __, ...mail }) => {
    try {
      await transportFor(smtpUrl).sendMail({ ...mail, disableFileAccess: true, disableUrlAccess: true })
    } catch (error) {
      throw faultOf(error as SmtpError)
    }
  }

function transportFor(smtpUrl: string): Transporter {
  const known = transports.get(smtpUrl)
  if (known) return known
  const url = new URL(smtpUrl)
  const timeout = Number(url.searchParams.get('timeout') ?? TIMEOUT_MS)
  const made = createTransport({
    host: url.hostname,
    port: Number(url.port) || (url.protocol === 'smtps:' ? 465 : 587),
    secure: url.protocol === 'smtps:',
    auth: url.username ? { user: decodeURIComponent(url.username), pass: decodeURIComponent(url.password) } : undefined,
    connectionTimeout: timeout,
    greetingTimeout: timeout,
    socketTimeout: timeout,
  })
  transports.set(smtpUrl, made)
  return made
}

type SmtpError = Error & { code?: string; responseCode?: number; response?: string }

// 5xx is a final no (RFC 5321, 4.2.1), except to credentials: those the operator can put right.
function faultOf({ code, responseCode, response, message }: SmtpError): MailFault {
  const final = responseCode !== undefined && responseCode >= 500 && code !== 'EAUTH'
  return new MailFault([code, response ?? message].filter(Boolean).join(': '), final)
}
