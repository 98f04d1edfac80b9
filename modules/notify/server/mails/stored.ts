import type { AnyReader, MailContent } from '@guildhall/kernel'
import { communityOf } from '@guildhall/tenants/api'
import { ownTemplate } from './own-templates.ts'
import { type Look, type Page, pageOf } from './page.ts'

/** As much of a mail's row as its page is made of. */
export const storedColumns = ['id', 'key', 'locale', 'subject', 'content', 'html', 'text'] as const
export type StoredMail = {
  key: string
  locale: string
  subject: string
  content: unknown
  html: string | null
  text: string | null
}

/** A mail as it left, or as it will: in the community's own template if there is one that can be used, else in the program's. */
export async function storedPage(reader: AnyReader, row: StoredMail): Promise<Page & { fault?: string }> {
  if (row.html !== null && row.text !== null) return { subject: row.subject, html: row.html, text: row.text }
  const content = row.content as MailContent
  const look = lookOf(reader, row.locale)
  const own = await ownTemplate(reader, row.key, row.locale)
  const page = own ? await pageOf(content, look, own) : null
  if (page && !('faults' in page)) return page
  const plain = await pageOf(content, look)
  if ('faults' in plain) throw new Error(`The program’s own template cannot be used: ${plain.faults[0]?.message}`)
  const [fault] = page?.faults ?? []
  return fault ? { ...plain, fault: `The community’s template, line ${fault.line}: ${fault.message}`.slice(0, 300) } : plain
}

/** The look of the reader's community, for somebody of this language. */
export const lookOf = ({ tenant, site }: AnyReader, locale: string): Look => ({
  tenant,
  home: site.addressOf(tenant),
  locale,
  zone: communityOf(tenant).timeZone,
})
