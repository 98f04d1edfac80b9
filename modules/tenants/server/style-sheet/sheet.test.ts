import { expect, test } from 'vitest'
import { safeSheet } from './sheet.ts'

/** Without the rule that keeps everything inside the content. */
const rules = (css: string) => safeSheet(css).sheet.replace('.page-content{isolation:isolate;overflow:clip}', '')
const whats = (css: string) => safeSheet(css).removed.map(({ line, what }) => [line, what])

test('[BRD-01] what is left is below the page’s content, so that neither the frame nor the administration is touched', () => {
  expect(rules('h1, .card > p { color: #123456; padding: 1rem }')).toBe(
    '.page-content h1,.page-content .card>p{color:#123456;padding:1rem}',
  )
  expect(rules('@media (min-width: 40rem) { h2 { letter-spacing: .02em } }')).toBe(
    '@media (min-width:40rem){.page-content h2{letter-spacing:.02em}}',
  )
  expect(safeSheet('h1 { color: red }').sheet).toMatch(/^\.page-content\{isolation:isolate;overflow:clip\}/)
})

const hostile = [
  ['@import url(https://evil.example/a.css);', 'at-rule'],
  ['@font-face { font-family: x; src: url(https://evil.example/x.woff2) }', 'at-rule'],
  ['h1 { background: url(https://evil.example/p.png) }', 'value'],
  ['h1 { background: u\\72l(https://evil.example/p.png) }', 'value'],
  ['h1 { background: image-set("https://evil.example/p.png" 1x) }', 'value'],
  ['h1 { color: expression(alert(1)) }', 'value'],
  ['h1 { background-image: element(#secret) }', 'value'],
  ['h1 { position: fixed }', 'property'],
  ['h1 { inset: 0 }', 'property'],
  ['h1 { z-index: 999 }', 'property'],
  ['h1 { display: none }', 'property'],
  ['h1 { behavior: url(x.htc) }', 'property'],
  ['h1 { -moz-binding: url(x.xml#y) }', 'property'],
  ['h1 { --x: url(https://evil.example/p.png) }', 'property'],
  ['h1::before { content: "Sign in again" }', 'property'],
  ['h1 { margin-top: -40rem }', 'value'],
  ['h1 { margin-top: calc(0px - 40rem) }', 'value'],
  ['h1 { box-shadow: 0 0 0 100vmax red }', 'property'],
  ['body { color: red }', 'selector'],
  [':root { color: red }', 'selector'],
  [':is(html, p) h1 { color: red }', 'selector'],
] as const

test.each(hostile)('[BRD-01] %s is left out and told', (css, what) => {
  const { sheet, removed } = safeSheet(css)
  expect(sheet).toBe('')
  expect(removed).toContainEqual({ line: 1, what, text: expect.any(String) })
})

test('[BRD-01] each thing left out is told with its line, and the rest stays', () => {
  const css = 'h1 { color: #123456;\n  position: fixed;\n}\n@import "x";\np { background: url(x) }'
  expect(whats(css)).toEqual([
    [2, 'property'],
    [4, 'at-rule'],
    [5, 'value'],
  ])
  expect(rules(css)).toBe('.page-content h1{color:#123456}')
})

test('[BRD-01] nothing written can close the rule it stands in', () => {
  for (const css of [
    'h1 { color: red } } body { position: fixed',
    '</style><script>alert(1)</script>',
    'h1 { color: "a }',
    '/* never closed',
    '}}}',
  ])
    expect(safeSheet(css).sheet).not.toMatch(/script|body|position/)
})
