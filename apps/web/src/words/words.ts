import type { Words } from '@guildhall/ui'
import { type Messages, setupI18n } from '@lingui/core'
import { dirOf } from './locales.ts'

/** The words of a page: the language's own, under the community's. */
export function wordsOf(locale: string, base: Messages, overrides: Messages): Words {
  const messages = { ...base, ...overrides }
  const i18n = setupI18n({ locale, messages: { [locale]: messages } })
  const t: Words['t'] = (key, values) => i18n._(key, values)
  const refusal: Words['refusal'] = ({ code, sentence }) => (messages[`refusal.${code}`] ? t(`refusal.${code}`) : sentence)
  return { locale, dir: dirOf(locale), t, refusal }
}
