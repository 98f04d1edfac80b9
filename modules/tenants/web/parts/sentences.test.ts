import { expect, test } from 'vitest'
import { sentencesOf, valuesOf } from './sentences.ts'

const example = (name: string, count: number) => (name === 'count' ? String(count) : `<${name}>`)
const english = (text: string) => sentencesOf(text, { locale: 'en', example })

test('a message reads with its values filled in, and in each form its language counts in', () => {
  expect(english('Written by {name}')).toEqual(['Written by <name>'])
  expect(english('{count, plural, =0 {Nothing} one {# reply by {name}} other {# replies}}')).toEqual([
    'Nothing',
    '1 reply by <name>',
    '2 replies',
  ])
  const arabic = '{count, plural, zero {z} one {o} two {t} few {f} many {m} other {x}}'
  expect(sentencesOf(arabic, { locale: 'ar', example })).toEqual(['z', 'o', 't', 'f', 'm', 'x'])
  expect(english('{count, selectordinal, one {#st} two {#nd} other {#th}}')).toEqual(['3th'])
  expect(english('{sort, select, new {Newest} other {All}}')).toEqual(['All'])
})

test('a text that is not finished reads as nothing and names no values', () => {
  expect(english('Written by {name')).toBeNull()
  expect(english('{count, plural, one {#}')).toBeNull()
  expect(valuesOf('Written by {name')).toEqual([])
})

test('the values of a message are named once, those inside its forms too', () => {
  expect(valuesOf('{count, plural, one {# by {name}} other {# by {name} in {place}}}')).toEqual(['count', 'name', 'place'])
})
