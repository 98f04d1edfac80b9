import type { Tenant } from '@guildhall/kernel'
import { escaped, inkOn, pageOf } from './layout.ts'
import type { MailContent } from './mail.ts'

/** Stands in the stored mail for the address of its button, which is kept elsewhere. */
const LINK = 'https://link.invalid/'

type Look = { tenant: Tenant; home: string; locale: string }
export type Rendered = { html: string; text: string }

/** A mail in the community's look, as HTML and as plain text that says the same. */
export function renderMail(mail: MailContent, look: Look): Rendered {
  return { html: htmlOf(mail, look), text: textOf(mail, look) }
}

/** The stored mail with the real address behind its button, or with none. */
export const withLink = ({ html, text }: Rendered, url: string | null): Rendered => ({
  html: html.replaceAll(LINK, () => escaped(url ?? '#')),
  text: text.replaceAll(LINK, () => url ?? '[…]'),
})

function htmlOf(mail: MailContent, { tenant, home, locale }: Look): string {
  const { primary } = tenant.branding
  const paragraphs = mail.paragraphs.map((text) => `<p style="margin:0 0 14px">${escaped(text).replaceAll('\n', '<br>')}</p>`)
  const button = mail.action
    ? `<table role="presentation" cellpadding="0" cellspacing="0" border="0" style="margin:22px 0"><tr><td style="border-radius:8px;background:${primary}"><a href="${LINK}" style="display:inline-block;padding:12px 22px;color:${inkOn(primary)};font-weight:600;text-decoration:none">${escaped(mail.action.label)}</a></td></tr></table><p style="margin:0;font-size:14px;color:#565e68">${escaped(wordsFor(locale).fallback)}<br><a href="${LINK}" style="color:#1d4ed8;word-break:break-all" dir="ltr">${LINK}</a></p>`
    : ''
  const footnote = mail.footnote ? `<p style="margin:0 0 8px">${escaped(mail.footnote)}</p>` : ''
  const homeLink = `<a href="${escaped(home)}" style="color:#565e68">${escaped(tenant.name)}</a>`
  return pageOf({
    tenant,
    home,
    locale,
    title: escaped(mail.subject),
    content: `<h1 style="margin:0 0 14px;font-size:22px;line-height:1.3">${escaped(mail.heading)}</h1>${paragraphs.join('')}${button}`,
    smallPrint: `${footnote}<p style="margin:0">${homeLink}</p>`,
  })
}

function textOf(mail: MailContent, { tenant, home }: Look): string {
  const action = mail.action ? [`${mail.action.label}:\n${LINK}`] : []
  const footnote = mail.footnote ? [mail.footnote] : []
  return `${[mail.heading, ...mail.paragraphs, ...action, ...footnote, `-- \n${tenant.name}\n${home}`].join('\n\n')}\n`
}

const words: Record<string, { fallback: string }> = {
  en: { fallback: 'If the button does not work, open this address:' },
  da: { fallback: 'Hvis knappen ikke virker, så åbn denne adresse:' },
  es: { fallback: 'Si el botón no funciona, abre esta dirección:' },
  ar: { fallback: 'إذا لم يعمل الزر فافتح هذا العنوان:' },
}
const wordsFor = (locale: string) => words[locale.split('-')[0] as string] ?? (words['en'] as { fallback: string })
