import { readFileSync } from 'node:fs'
import { glob, readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { compileMessage } from '@lingui/message-utils/compileMessage'
import { parse, type Token } from '@messageformat/parser'
import { expect, test } from 'vitest'
import { locales } from './locales.ts'
import { wordsOf } from './words.ts'

const root = resolve(import.meta.dirname, '../../../..')
const read = (locale: string): Record<string, string> =>
  JSON.parse(readFileSync(new URL(`../../messages/${locale}.json`, import.meta.url), 'utf8'))
const english = read('en')

test.each(locales)('%s has every message, and every message can be read', (locale) => {
  const messages = read(locale)
  expect(Object.keys(messages)).toEqual(Object.keys(english))
  for (const [key, text] of Object.entries(messages)) expect(() => compileMessage(text), key).not.toThrow()
})

test.each(locales)('the messages of %s fill in the same values as the English ones', (locale) => {
  for (const [key, text] of Object.entries(read(locale)))
    expect(valuesOf(text), `${locale} ${key}`).toEqual(valuesOf(english[key]!))
})

test('Arabic counts in its own six forms', () => {
  const words = wordsOf('ar', compiled('ar'), '')
  const forms = [0, 1, 2, 3, 11, 100].map((count) => words.t('topics.replies', { count }).replace(/\d+/, 'n'))
  expect(new Set(forms).size).toBe(6)
})

test('a community’s own words stand above the language’s, and a refusal without a translation keeps its sentence', () => {
  const words = wordsOf('en', compiled('en'), JSON.stringify({ 'nav.new-topic': compileMessage('New yarn') }))
  expect(words.t('nav.new-topic')).toBe('New yarn')
  expect(words.refusal({ code: 'unheard_of', sentence: 'Not today.' })).toBe('Not today.')
})

test('every key that a screen asks for exists', async () => {
  const asked = new Set<string>()
  for await (const file of glob('{apps/web/src,ui/src,modules/*/web}/**/*.{ts,tsx}', { cwd: root })) {
    const source = await readFile(resolve(root, file), 'utf8')
    for (const [, key] of source.matchAll(/\bt\(\s*'([\w.-]+)'/g)) asked.add(key!)
  }
  expect(asked.size).toBeGreaterThan(80)
  expect([...asked].filter((key) => !(key in english))).toEqual([])
})

const compiled = (locale: string) =>
  Object.fromEntries(Object.entries(read(locale)).map(([key, text]) => [key, compileMessage(text)]))
/** Names in braces at any depth, plural forms aside. */
const valuesOf = (text: string) => [...new Set(namesIn(parse(text)))].sort()

/** The values a message fills in, those inside the forms of a plural or select included. */
const namesIn = (tokens: readonly Token[]): string[] =>
  tokens.flatMap((token) => {
    if (token.type === 'content' || token.type === 'octothorpe') return []
    return 'cases' in token ? [token.arg, ...token.cases.flatMap((form) => namesIn(form.tokens))] : [token.arg]
  })
