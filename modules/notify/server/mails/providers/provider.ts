/** A mail ready to leave. `id` is the same on every try, so that a receiver can tell a repetition. */
export type Outgoing = {
  id: string
  /** Whose mail it is: comes back with what a provider tells of it. */
  tenantId: string
  from: { name: string; address: string }
  to: { name: string; address: string }
  subject: string
  html: string
  text: string
  headers: Readonly<Record<string, string>>
  messageId: string
}
/** Hands a mail over. Throws a `MailFault`. */
export type Provider = (mail: Outgoing) => Promise<void>

/** Why a mail could not be handed over. `final`: trying again is no use, the server said so. */
export class MailFault extends Error {
  readonly final: boolean
  constructor(message: string, final: boolean) {
    super(message.slice(0, 300))
    this.final = final
  }
}

/** The sender: `?from=` of MAIL_URL, or no-reply at the host the community lives on. */
export const senderOf = (mailUrl: string, home: string): string =>
  new URL(mailUrl).searchParams.get('from') ?? `no-reply@${new URL(home).hostname}`

/** The headers of every mail, and where one POST ends mails of its kind (RFC 8058). */
export const headersOf = (unsubscribeUrl: string | null): Record<string, string> => ({
  'Auto-Submitted': 'auto-generated',
  ...(unsubscribeUrl ? { 'List-Unsubscribe': `<${unsubscribeUrl}>`, 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' } : {}),
})
