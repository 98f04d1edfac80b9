import type { NoticeType, Tenant } from '@guildhall/kernel'
import { type I18n, setupI18n } from '@lingui/core'
import { compileMessage } from '@lingui/message-utils/compileMessage'

export type Values = Readonly<Record<string, string | number>>
type Part = 'label' | 'title' | 'text'
type Place = { tenant: Pick<Tenant, 'words'>; locale: string }

const MOST_KEPT = 5_000
const compiled = new Map<string, I18n>()

/** A text of a kind of notice in the reader's language, in the community's own words (`notice.forum.reply.title`) if it has some. */
export function say(
  type: Pick<NoticeType, 'name' | 'words'>,
  part: Part,
  { tenant, locale, values = {} }: Place & { values?: Values },
) {
  const language = languageOf(locale)
  const own = tenant.words[language]?.[`notice.${type.name}.${part}`]
  const message = own ?? type.words[language][part]
  return message ? fill(message, language, values) : ''
}

/** An ICU message filled in; compiled once for each language. */
export function fill(message: string, language: string, values: Values): string {
  const key = `${language}|${message}`
  const known = compiled.get(key) ?? setupI18n({ locale: language, messages: { [language]: { text: compileMessage(message) } } })
  if (compiled.size >= MOST_KEPT) compiled.clear()
  compiled.set(key, known)
  return known._('text', values)
}

export type Language = keyof NoticeType['words']
const languages: readonly string[] = ['en', 'da', 'es', 'ar'] satisfies Language[]

export function languageOf(locale: string): Language {
  const language = locale.split('-')[0] as string
  return languages.includes(language) ? (language as Language) : 'en'
}
