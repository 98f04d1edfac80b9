import ar from 'virtual:words/ar'
import da from 'virtual:words/da'
import en from 'virtual:words/en'
import es from 'virtual:words/es'
import type { Tenant } from '@guildhall/kernel'
import type { Messages } from '@lingui/core'
import { compileMessage } from '@lingui/message-utils/compileMessage'
import { isLocale, type Locale } from './locales.ts'

const languages: Record<Locale, Messages> = { en, da: { ...en, ...da }, es: { ...en, ...es }, ar: { ...en, ...ar } }
const compiled = new WeakMap<Tenant['words'], Record<string, string>>()

export const baseWords = (locale: string): Messages => languages[isLocale(locale) ? locale : 'en']

/** A community's own words as JSON, compiled once for as long as the directory keeps the tenant; empty when it has none. */
export function ownWords(tenant: Tenant | null, locale: string): string {
  if (!tenant?.words[locale]) return ''
  const known = compiled.get(tenant.words) ?? {}
  compiled.set(tenant.words, known)
  known[locale] ??= JSON.stringify(compile(tenant.words[locale]))
  return known[locale]
}

const compile = (texts: Readonly<Record<string, string>>): Messages =>
  Object.fromEntries(Object.entries(texts).map(([key, text]) => [key, compileMessage(text)]))
