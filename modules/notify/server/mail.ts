/** What a mail says, in the recipient's language and as plain text: the layout adds the community's name and colours. */
export type MailContent = {
  /** `module.kind-of-mail`: what the queue is searched by. */
  key: string
  /** One line; line breaks in it become spaces. */
  subject: string
  heading: string
  paragraphs: readonly string[]
  /** The one thing to do. `url`: absolute, http or https. */
  action?: { label: string; url: string }
  /** Where one click ends mails of this kind, without signing in (RFC 8058): takes a POST. Absolute, http or https. */
  unsubscribe?: { url: string }
  /** Small print, such as why this was sent. */
  footnote?: string
}

export type Recipient = {
  email: string
  name?: string | null
  /** BCP 47; default: the community's. */
  locale?: string | null
}
