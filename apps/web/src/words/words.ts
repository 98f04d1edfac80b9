import type { Words } from '@guildhall/ui'
import { type Messages, setupI18n } from '@lingui/core'
import { dirOf } from './locales.ts'

const known = new WeakMap<Messages, Map<string, Words>>()
const mostKept = 200

/** The words of a page: the language's own, under the community's, which come as JSON. Made once for each pair of them. */
export function wordsOf(locale: string, base: Messages, own: string): Words {
  const made = known.get(base) ?? new Map<string, Words>()
  known.set(base, made)
  const words = made.get(own) ?? make(locale, own ? { ...base, ...JSON.parse(own) } : base)
  if (made.size > mostKept) made.clear()
  made.set(own, words)
  return words
}

function make(locale: string, messages: Messages): Words {
  const i18n = setupI18n({ locale, messages: { [locale]: messages } })
  const t: Words['t'] = (key, values) => i18n._(key, values)
  const refusal: Words['refusal'] = ({ code, sentence }) => (messages[`refusal.${code}`] ? t(`refusal.${code}`) : sentence)
  return { locale, dir: dirOf(locale), t, refusal }
}
