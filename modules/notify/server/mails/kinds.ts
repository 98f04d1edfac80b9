import { type AnyReader, kernelRefusals, type MailContent, type MailKind, Refused } from '@guildhall/kernel'
import { languageOf } from '../notices/words.ts'
import { EVERY_KIND } from './own-templates.ts'

/** Stands for all of them: its template is the look of every mail the community has not written one for. */
const every: MailKind = {
  name: EVERY_KIND,
  label: { en: 'Every mail', da: 'Alle mails', es: 'Todos los correos', ar: 'كل الرسائل' },
  sample: (locale) => sampleIn[languageOf(locale)],
}

/** Every kind there is, the one for all first. */
export const kindsOf = ({ site }: AnyReader): readonly MailKind[] => [every, ...site.mails.values()]

export function kindNamed(reader: AnyReader, name: string): MailKind {
  const kind = kindsOf(reader).find((each) => each.name === name)
  if (!kind) throw new Refused(kernelRefusals.not_found)
  return kind
}

/** A made-up mail of a kind. */
export const sampleOf = (kind: MailKind, { tenant, site }: AnyReader, locale: string): MailContent => ({
  ...kind.sample(locale || tenant.locale),
  action: { label: '', ...kind.sample(locale || tenant.locale).action, url: site.addressOf(tenant) },
  key: kind.name,
})

const sampleIn = {
  en: {
    subject: 'A subject',
    heading: 'What it is about',
    paragraphs: ['What happened, in a sentence or two.'],
    action: { label: 'What to do', url: '' },
    footnote: 'Why this was sent.',
  },
  da: {
    subject: 'Et emne',
    heading: 'Hvad det handler om',
    paragraphs: ['Hvad der er sket, i en sætning eller to.'],
    action: { label: 'Hvad man kan gøre', url: '' },
    footnote: 'Hvorfor den blev sendt.',
  },
  es: {
    subject: 'Un asunto',
    heading: 'De qué se trata',
    paragraphs: ['Qué ha pasado, en una o dos frases.'],
    action: { label: 'Qué hacer', url: '' },
    footnote: 'Por qué se envió.',
  },
  ar: {
    subject: 'موضوع',
    heading: 'عمّ تدور',
    paragraphs: ['ما حدث في جملة أو جملتين.'],
    action: { label: 'ما العمل', url: '' },
    footnote: 'سبب الإرسال.',
  },
} satisfies Record<string, Omit<MailContent, 'key'>>
