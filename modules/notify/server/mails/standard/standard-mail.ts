import type { MailContent, MailKind } from '@guildhall/kernel'
import { fill, languageOf, type Values } from '../../notices/words.ts'
import { type StandardKind, texts } from './texts.ts'

type Named = { name: string }
type Titled = { title: string }
type Written = { community: string; text: string }

/** What each kind of mail says, besides where its button leads. `text`: paragraphs, with empty lines between. */
export type Said = {
  welcome: Written
  maintenance: Written & Titled
  'system-alert': Written & Titled
  'application-status': Titled & { status: string }
  project: { project: string; text: string }
  'job-applied': Named & Titled
  /** `at`: ISO 8601; `zone`: IANA, the reader's: what the mail says is their wall time. */
  reminder: Titled & { at: string; zone: string }
  'mentorship-request': Named
  'mentorship-accepted': Named
  'new-message': Named
  certificate: Titled
}

/**
 * A mail that every community sends, in the reader's language, for `sendMail`.
 * @param url where its button leads: absolute
 * @example standardMail('job-applied', { locale, url, said: { name: 'Ada', title: 'Baker' } })
 */
export function standardMail<Kind extends StandardKind>(
  kind: Kind,
  { locale, url, said }: { locale: string; url: string; said: Said[Kind] },
): MailContent {
  const language = languageOf(locale)
  const text = texts[language][kind]
  const values = said as Values
  const subject = fill(text.subject, language, values)
  const written = (said as Partial<Written>).text
  const isAlert = kind === 'system-alert' || kind === 'maintenance'
  return {
    key: nameOf(kind),
    subject,
    heading: isAlert ? (said as unknown as Titled).title : subject,
    paragraphs: written === undefined ? [fill(text.body, language, values)] : paragraphsOf(written),
    action: { label: fill(text.button, language, values), url },
    ...(isAlert ? { alert: text.label } : {}),
    ...(kind === 'reminder' ? { facts: [whenOf(said as Said['reminder'], locale)] } : {}),
  }
}

const nameOf = (kind: StandardKind) => `notify.${kind}`
const paragraphsOf = (text: string) => text.split(/\n\s*\n/).flatMap((paragraph) => paragraph.trim() || [])

const timeWord = { en: 'When', da: 'Hvornår', es: 'Cuándo', ar: 'الموعد' }
const whenOf = ({ at, zone }: Said['reminder'], locale: string) => ({
  label: timeWord[languageOf(locale)],
  value: Temporal.Instant.from(at)
    .toZonedDateTimeISO(zone)
    .toLocaleString(locale, {
      ...{ weekday: 'long', day: 'numeric', month: 'long', hour: '2-digit', minute: '2-digit', timeZoneName: 'short' },
    } as Intl.DateTimeFormatOptions),
})

const sampleTexts = {
  en: { text: 'The first paragraph.\n\nThe second one.', title: 'Baker at the corner', status: 'Invited' },
  da: { text: 'Det første afsnit.\n\nDet andet.', title: 'Bager på hjørnet', status: 'Inviteret' },
  es: { text: 'El primer párrafo.\n\nEl segundo.', title: 'Panadería de la esquina', status: 'Invitado' },
  ar: { text: 'الفقرة الأولى.\n\nالفقرة الثانية.', title: 'خباز عند الزاوية', status: 'مدعو' },
}
const moment = { at: '2026-03-02T08:30:00Z', zone: 'Europe/Copenhagen' }

/** Every standard mail as a kind of mail, with made-up names. */
export const standardKinds: readonly MailKind[] = (Object.keys(texts.en) as StandardKind[]).map((kind) => ({
  name: nameOf(kind),
  label: {
    en: texts.en[kind].label,
    da: texts.da[kind].label,
    es: texts.es[kind].label,
    ar: texts.ar[kind].label,
  },
  sample(locale) {
    const written = sampleTexts[languageOf(locale)]
    const said = { ...written, ...moment, community: 'Example', project: written.title, name: 'Ada' }
    return standardMail(kind, { locale, url: 'https://example.org', said: withText(kind, said) as never })
  },
}))

// Only some kinds are written by somebody; the others would show their sample's text instead of their own.
const withText = (kind: StandardKind, { text, ...said }: Values & { text: string }) =>
  texts.en[kind].body === '{text}' ? { ...said, text } : said
