import type { Tenant } from '@guildhall/kernel'
import type { MailContent } from './mail.ts'

/** Stands in the stored mail for the address of its button, which is kept elsewhere. */
export const LINK = 'https://link.invalid/'

export function renderMail(mail: MailContent, _in: { tenant: Tenant; home: string; locale: string }) {
  const text = [mail.heading, ...mail.paragraphs, mail.action ? `${mail.action.label}:\n${LINK}` : '', mail.footnote ?? '']
    .filter(Boolean)
    .join('\n\n')
  return { text, html: '' }
}
