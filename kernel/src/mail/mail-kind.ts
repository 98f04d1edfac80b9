/** What a mail says, in the recipient's language and as plain text: a template gives it the community's look. */
export type MailContent = {
  /** The kind of mail, `module.kind-of-mail`: what the queue is searched by and templates are written for. */
  key: string
  /** One line; line breaks in it become spaces. */
  subject: string
  heading: string
  paragraphs: readonly string[]
  /** The one thing to do. `url`: absolute, http or https. */
  action?: { label: string; url: string }
  /** What must not be overlooked, above everything else. */
  alert?: string
  /** When, where, how much: in a table below the text. */
  facts?: readonly { label: string; value: string }[]
  /** Where one click ends mails of this kind, without signing in (RFC 8058): takes a POST. Absolute, http or https. */
  unsubscribe?: { url: string }
  /** For the safety of an account: it goes out whatever the community has sent today. */
  security?: true
  /** Small print, such as why this was sent. */
  footnote?: string
}

/** A kind of mail, declared by the module that sends it, in its manifest: communities may write a template of their own for it. */
export type MailKind = {
  name: string
  label: Readonly<Record<'en' | 'da' | 'es' | 'ar', string>>
  /** What it says, with made-up names: for previews. `locale`: BCP 47. */
  sample: (locale: string) => Omit<MailContent, 'key'>
}
