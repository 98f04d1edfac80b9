import type { FieldError } from '@guildhall/kernel'
import { parse } from '@messageformat/parser'
import type { Writer } from './db.ts'
import { refusals } from './errors.ts'
import { changeRow, type currentRow } from './store.ts'

type Own = Readonly<Record<string, string>>

/** Keeps a community's own words in one language. A text no page could show is refused, with its key. */
export async function keepWords(
  tx: Writer,
  row: Awaited<ReturnType<typeof currentRow>>,
  changed: { locale: string; words: Own },
) {
  const { locale, words } = changed
  const errors = Object.entries(words).flatMap(([key, text]) => faultOf(key, text) ?? [])
  if (errors.length > 0) return refusals.words_malformed.with({ errors })
  const { [locale]: _, ...others } = row.words
  return changeRow(tx, row, { words: Object.keys(words).length > 0 ? { ...others, [locale]: words } : others })
}

// ICU MessageFormat: `{count, plural, one {# reply} other {# replies}}`.
function faultOf(key: string, text: string): FieldError | null {
  try {
    parse(text)
    return null
  } catch {
    return { field: `words.${key}`, message: 'Close every { with a }, as the usual text does.' }
  }
}
