import ar from 'virtual:words/ar'
import da from 'virtual:words/da'
import en from 'virtual:words/en'
import es from 'virtual:words/es'
import type { Tenant } from '@guildhall/kernel'
import type { Messages } from '@lingui/core'
import { compileMessage } from '@lingui/message-utils/compileMessage'
import { isLocale, type Locale } from './locales.ts'

const languages: Record<Locale, Messages> = { en, da: { ...en, ...da }, es: { ...en, ...es }, ar: { ...en, ...ar } }
const compiled = new WeakMap<Tenant['words'], Record<string, Messages>>()

export const baseWords = (locale: string): Messages => languages[isLocale(locale) ? locale : 'en']

/** A community's own words, compiled once for as long as the directory keeps the tenant. */
export function ownWords(tenant: Tenant | null, locale: string): Messages {
  if (!tenant?.words[locale]) return {}
  const known = compiled.get(tenant.words) ?? {}
  compiled.set(tenant.words, known)
  known[locale] ??= Object.fromEntries(Object.entries(tenant.words[locale]).map(([key, text]) => [key, compileMessage(text)]))
  return known[locale]
}
