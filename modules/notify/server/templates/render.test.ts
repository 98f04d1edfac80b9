import { expect, test } from 'vitest'
import { library } from './library.ts'
import { renderTemplate, templateNames } from './render.ts'
import { faultsInTemplate } from './safe.ts'

const reader = { locale: 'en-GB', zone: 'Europe/Copenhagen' }
const community = { name: 'Gimbi & friends', url: 'https://gimbi.example.org', primary: '#8a3f17', ink: '#ffffff' }
const variables = {
  ...{
    subject: 'Hello',
    heading: 'A <b>new</b> reply',
    paragraphs: ['One\ntwo', 'Three'],
    locale: 'en',
    dir: 'ltr',
    start: 'left',
  },
  ...{ community, words: { fallback: 'Or open this:' }, action: { label: 'Read', url: 'https://gimbi.example.org/t/1?a=1&b=2' } },
}
const system = library.get('system/message') as string

async function html(source: string, more: Record<string, unknown> = {}): Promise<string> {
  const rendered = await renderTemplate(source, { ...variables, ...more }, reader)
  if (!('html' in rendered)) throw new Error(JSON.stringify(rendered.faults))
  return rendered.html
}
const faults = (source: string) => faultsInTemplate(source, templateNames)
const said = async (expression: string, more = {}) => {
  const made = await html(
    `<mjml><mj-body><mj-section><mj-column><mj-text>[${expression}]</mj-text></mj-column></mj-section></mj-body></mjml>`,
    more,
  )
  return />\[([^\]]*)\]<\/div>/.exec(made)?.[1]?.replaceAll('\u00a0', ' ')
}

test('[EML-03, EML-04, EML-08, EML-10] the system template is a responsive page in the community’s look, made of layout and components', async () => {
  const made = await html(system)
  expect(made).toContain('A &lt;b&gt;new&lt;/b&gt; reply')
  expect(made).not.toContain('<b>new</b>')
  expect(made).toContain('Gimbi &amp; friends')
  expect(made).toMatch(/background:#8a3f17/)
  expect(made).toMatch(/@media only screen and \(min-width:480px\)/)
  expect(made).toContain('https://gimbi.example.org/t/1?a=1&amp;b=2')
  expect(made).not.toMatch(/\{\{|\{%|<mj-/)
  expect(made.match(/https?:\/\/[^/"]+/g)?.filter((address) => !/gimbi|w3\.org/.test(address))).toEqual([])
})

test('a template without a button, with facts and an alert, right to left', async () => {
  const made = await html(system, {
    action: null,
    facts: [{ label: 'When', value: 'Monday' }],
    alert: 'Soon',
    dir: 'rtl',
    start: 'right',
    locale: 'ar',
  })
  expect(made).toMatch(/<html[^>]*dir="rtl"/)
  expect(made).toContain('text-align:right')
  expect(made).toContain('Monday')
  expect(made).toContain('Soon')
  expect(made).not.toContain('Or open this')
})

test('[EML-11, EML-40] filters: dates in the reader’s zone and language, money, cut text, titles, addresses', async () => {
  const at = '2026-03-29T00:30:00Z'
  expect(await said('{{ at | datetime }}', { at })).toBe('29 March 2026 at 01:30')
  expect(await said('{{ at | datetime }}', { at: '2026-03-29T01:30:00Z' })).toBe('29 March 2026 at 03:30')
  expect(await said('{{ 1250 | currency("DKK") }}')).toBe('DKK 12.50')
  expect(await said('{{ 1250 | currency("JPY") }}')).toBe('JP¥1,250')
  expect(await said('{{ "a long story" | truncate(8) }}')).toBe('a long...')
  expect(await said('{{ "àpply to jobs" | titlecase }}')).toBe('Àpply To Jobs')
  expect(await said('{{ "a b&c" | urlencode }}')).toBe('a%20b%26c')
})

test.each([
  ['{{ heading.constructor("return process")() }}', 'FunCall'],
  ['{{ heading["constructor"] }}', 'constructor'],
  ['{{ heading["con" ~ "structor"] }}', 'Write the name'],
  ['{{ __proto__ }}', '__proto__'],
  ['{{ range(10) }}', 'FunCall'],
  ['{% macro x() %}{% endmacro %}', 'Macro'],
  ['{% import "layouts/base" as x %}', 'Import'],
  ['{% include "../../etc/passwd" %}', 'nothing to include'],
  ['{% include name %}', 'nothing to include'],
  ['{{ paragraphs | groupby("constructor") }}', 'no filter'],
  ['{{ heading | safe }}', 'no filter'],
  ['{% for a in b %}{% for c in d %}{% for e in f %}{% endfor %}{% endfor %}{% endfor %}', 'At most 2 loops'],
])('[EML-30] a community’s template cannot reach into the server or go on for ever: %s', (source, why) => {
  const found = faults(`<mjml>\n${source}\n</mjml>`)
  expect(found[0]?.message).toContain(why)
  expect(found[0]?.line).toBeGreaterThan(1)
})

test('what is not finished is told', () => {
  expect(faults('<mjml>{% if heading %}</mjml>')).toMatchObject([{ message: expect.stringContaining('endif') }])
})

test('[EML-30] a mistake in the layout is told with its line; nothing is sent with a hole in it', async () => {
  const rendered = await renderTemplate('<mjml>\n<mj-body>\n<mj-sektion></mj-sektion>\n</mj-body></mjml>', variables, reader)
  expect(rendered).toMatchObject({ faults: [{ line: 3, message: expect.stringContaining('mj-sektion') }] })
})

test.each(['', 'just words', '<script>alert(1)</script>', "' or '1'='1", '</mjml><mjml>', '../../etc/passwd'])(
  'what is no MJML at all is told, not thrown: %s',
  async (source) => {
    expect(await renderTemplate(source, variables, reader)).toMatchObject({ faults: [{ line: expect.any(Number) }] })
  },
)

test('files of the server are not taken into a mail', async () => {
  const made = await renderTemplate('<mjml><mj-body><mj-include path="/etc/hostname" /></mj-body></mjml>', variables, reader)
  expect(JSON.stringify(made)).not.toMatch(/localhost|root:/)
})

test('every template that comes along keeps its own rules', () => {
  for (const [name, source] of library) expect([name, faults(source)]).toEqual([name, []])
})
