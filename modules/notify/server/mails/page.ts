import type { MailContent, Tenant } from '@guildhall/kernel'
import { compile } from 'html-to-text'
import { library } from '../templates/library.ts'
import { fillLine, renderTemplate } from '../templates/render.ts'
import type { TemplateFault } from '../templates/safe.ts'
import { lineOf } from './addressing.ts'
import { inkOn } from './colour.ts'
import { wordsFor } from './words.ts'

/** Stands in the stored mail for the address of its button, which is kept elsewhere. */
const LINK = 'https://link.invalid/'
export const NO_LINK = '#'

/** Whose mail it is, and for whom. `home`: absolute address of the community's front page. `zone`: IANA. */
export type Look = { tenant: Pick<Tenant, 'name' | 'branding'>; home: string; locale: string; zone: string }
/** What a community has written itself; an empty `subject` leaves the mail's own. */
export type OwnTemplate = { source: string; subject: string }
export type Page = { subject: string; html: string; text: string }

/**
 * A mail in the community's look, as HTML and as plain text that says the same. With a template of the community's own
 * that cannot be used, the answer is what is wrong with it.
 */
export async function pageOf(mail: MailContent, look: Look, own?: OwnTemplate): Promise<Page | { faults: TemplateFault[] }> {
  const variables = variablesOf(mail, look)
  const rendered = await renderTemplate(own?.source ?? systemTemplate, variables, look)
  if ('faults' in rendered) return rendered
  const subject = own?.subject ? fillLine(own.subject, variables, look) : mail.subject
  if (typeof subject !== 'string') return { faults: [subject] }
  return {
    subject: lineOf(subject, 200) || look.tenant.name,
    html: rendered.html,
    text: own ? toText(rendered.html) : textOf(mail, look),
  }
}

/** The stored mail with the real address behind its button, or with none. */
export const withLink = ({ html, text }: Pick<Page, 'html' | 'text'>, url: string | null) => ({
  html: html.replaceAll(LINK, () => escaped(url ?? NO_LINK)),
  text: text.replaceAll(LINK, () => url ?? '[…]'),
})

/** What a template may fill in. The community's own templates use the same names. */
function variablesOf(mail: MailContent, { tenant, home, locale }: Look) {
  const dir = isRightToLeft(locale) ? 'rtl' : 'ltr'
  const { primary } = tenant.branding
  return {
    ...mail,
    preview: mail.paragraphs[0] ?? '',
    action: mail.action ? { ...mail.action, url: LINK } : null,
    unsubscribe: null,
    community: { name: tenant.name, url: home, primary, ink: inkOn(primary) },
    words: wordsFor(locale),
    locale,
    dir,
    start: dir === 'rtl' ? 'right' : 'left',
  }
}

/** The names a template may fill in, with what they stand for in this mail. */
export const variableNames = (mail: MailContent, look: Look): { name: string; example: string }[] =>
  Object.entries(variablesOf(mail, look)).flatMap(([name, value]) => namesIn(name, value))

function namesIn(name: string, value: unknown): { name: string; example: string }[] {
  if (value === null || value === undefined) return []
  if (Array.isArray(value)) return [{ name, example: value.map(String).join(' · ') }]
  if (typeof value === 'object') return Object.entries(value).flatMap(([key, inner]) => namesIn(`${name}.${key}`, inner))
  return [{ name, example: String(value) }]
}

function textOf(mail: MailContent, { tenant, home }: Look): string {
  const alert = mail.alert ? [mail.alert] : []
  const facts = mail.facts?.length ? [mail.facts.map(({ label, value }) => `${label}: ${value}`).join('\n')] : []
  const action = mail.action ? [`${mail.action.label}:\n${LINK}`] : []
  const footnote = mail.footnote ? [mail.footnote] : []
  const parts = [...alert, mail.heading, ...mail.paragraphs, ...facts, ...action, ...footnote, `-- \n${tenant.name}\n${home}`]
  return `${parts.join('\n\n')}\n`
}

const toText = compile({
  wordwrap: 78,
  selectors: [
    { selector: 'img', format: 'skip' },
    // What mail programs show beside the subject.
    { selector: 'div[style^="display:none"]', format: 'skip' },
    { selector: 'h1', options: { uppercase: false } },
  ],
})
const systemTemplate = library.get('system/message') as string
const escaped = (text: string): string => text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`)
const rightToLeft = new Set(['ar', 'fa', 'he', 'ur', 'ps', 'ckb'])
const isRightToLeft = (locale: string) => rightToLeft.has(locale.split('-')[0] ?? '')
