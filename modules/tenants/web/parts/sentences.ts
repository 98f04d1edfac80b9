import { parse, type Select, type Token } from '@messageformat/parser'

/** What stands for the value of a name, for a count where it is a number. */
export type Example = (name: string, count: number) => string

/**
 * How an ICU message reads with example values: one sentence, or one for each way its language counts. Null: no page could
 * show it.
 */
export function sentencesOf(text: string, { locale, example }: { locale: string; example: Example }): string[] | null {
  try {
    const tokens = parse(text)
    const sentences = countsIn(tokens, locale).map((count) => read(tokens, { locale, example, count }))
    return [...new Set(sentences)]
  } catch {
    return null
  }
}

/** Names of the values a message fills in. */
export function valuesOf(text: string): string[] {
  try {
    return [...new Set(namesIn(parse(text)))]
  } catch {
    return []
  }
}

const namesIn = (tokens: readonly Token[]): string[] =>
  tokens.flatMap((token) => {
    if (token.type === 'content' || token.type === 'octothorpe') return []
    return 'cases' in token ? [token.arg, ...token.cases.flatMap((form) => namesIn(form.tokens))] : [token.arg]
  })

/** For each form of counting in the language the first number that takes it, after those that have words of their own. */
function countsIn(tokens: readonly Token[], locale: string): number[] {
  const plural = tokens.find((token): token is Select => token.type === 'plural')
  if (!plural) return [3]
  const rules = new Intl.PluralRules(locale)
  const forms = new Map([...Array(101).keys()].reverse().map((count) => [rules.select(count), count]))
  const exact = plural.cases.flatMap(({ key }) => (key.startsWith('=') ? [Number(key.slice(1))] : []))
  if (forms.get('other') === 0) forms.set('other', 2)
  return [...new Set([...exact, ...forms.values()])].sort((a, b) => a - b)
}

type Reading = { locale: string; example: Example; count: number }

const read = (tokens: readonly Token[], reading: Reading): string => tokens.map((token) => readOne(token, reading)).join('')

function readOne(token: Token, reading: Reading): string {
  const { locale, example, count } = reading
  if (token.type === 'content') return token.value
  if (token.type === 'octothorpe') return new Intl.NumberFormat(locale).format(count)
  if (!('cases' in token)) return example(token.arg, count)
  const form = token.type === 'select' ? 'other' : new Intl.PluralRules(locale, { type: kinds[token.type] }).select(count)
  const wanted = [`=${count}`, form, 'other']
  const found = wanted.flatMap((key) => token.cases.filter((one) => one.key === key))
  return read((found[0] ?? token.cases[0])?.tokens ?? [], reading)
}

const kinds = { plural: 'cardinal', selectordinal: 'ordinal' } as const
