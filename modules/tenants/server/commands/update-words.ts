import type { FieldError } from '@guildhall/kernel'
import { parse } from '@messageformat/parser'
import { updateWords as contract } from '../../contract/index.ts'
import { command } from '../db.ts'
import { refusals } from '../errors.ts'
import { canManage } from '../policy.ts'
import { changeRow, currentRow } from '../store.ts'

/** Replaces the community's own words in one language. A text no page could show is refused, with its key. */
export const updateWords = command(contract, {
  allow: canManage,
  async run(tx, { locale, words }) {
    const errors = Object.entries(words).flatMap(([key, text]) => faultOf(key, text) ?? [])
    if (errors.length > 0) return refusals.words_malformed.with({ errors })
    const row = await currentRow(tx)
    const { [locale]: _, ...others } = row.words
    return changeRow(tx, row, { words: Object.keys(words).length > 0 ? { ...others, [locale]: words } : others })
  },
})

// ICU MessageFormat: `{count, plural, one {# reply} other {# replies}}`.
function faultOf(key: string, text: string): FieldError | null {
  try {
    parse(text)
    return null
  } catch {
    return { field: `words.${key}`, message: 'Close every { with a }, as the usual text does.' }
  }
}
