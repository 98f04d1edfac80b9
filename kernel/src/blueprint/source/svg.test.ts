import fc from 'fast-check'
import { expect, test } from 'vitest'
import { sanitiseSvg } from './svg.ts'

const svg = (inner: string, attributes = '') => `<svg viewBox="0 0 8 8" ${attributes}>${inner}<path d="M0 0h8"/></svg>`
const cleaned = (text: string) => {
  const result = sanitiseSvg(text)
  if (!result.ok) throw new Error(result.expected)
  return result.svg
}

test('keeps what draws', () => {
  const mark = svg('<g transform="rotate(45 4 4)"><circle cx="4" cy="4" r="3" fill="#B5482A" stroke-width="0.5"/></g>')
  expect(cleaned(mark)).toBe(
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 8"><g transform="rotate(45 4 4)">' +
      '<circle cx="4" cy="4" r="3" fill="#B5482A" stroke-width="0.5"></circle></g><path d="M0 0h8"></path></svg>',
  )
})

test.each([
  ['a script', svg('<script>alert(1)</script>')],
  ['a script in another case', svg('<SCRIPT>alert(1)</SCRIPT>')],
  ['a namespaced script', svg('<s:script xmlns:s="http://www.w3.org/2000/svg">alert(1)</s:script>')],
  ['an event', svg('', 'onload="alert(1)"')],
  ['an event on a shape', svg('<circle r="1" onclick="alert(1)"/>')],
  ['a javascript link', svg('<a href="javascript:alert(1)"><path d="M0 0"/></a>')],
  ['an xlink', svg('<use xlink:href="data:image/svg+xml;base64,PHN2Zz4=#alert"/>')],
  [
    'foreign content',
    svg('<foreignObject><body xmlns="http://www.w3.org/1999/xhtml"><iframe src="//alert"/></body></foreignObject>'),
  ],
  ['a style sheet', svg('<style>@import url(//alert)</style>')],
  ['a style attribute', svg('<path style="background:url(//alert)" d="M0 0"/>')],
  ['a remote paint', svg('<path fill="url(https://alert.example/x#a)" d="M0 0"/>')],
  ['an escaped remote paint', svg('<path fill="url(&#x2f;&#x2f;alert/x)" d="M0 0"/>')],
  ['an animation that sets a link', svg('<animate attributeName="href" values="javascript:alert(1)"/>')],
  ['text and CDATA', svg('<![CDATA[<script>alert(1)</script>]]>alert')],
  ['a comment', svg('<!-- <script>alert(1)</script> -->')],
  ['an image', svg('<image href="https://alert.example/track.png"/>')],
  ['a processing instruction', svg('<?xml-stylesheet href="alert.css"?>')],
  ['an attribute that breaks out', svg('<path fill="&quot; onload=&quot;alert(1)" d="M0 0"/>')],
  ['a nested svg', svg('<svg onload="alert(1)"><script>alert(1)</script></svg>')],
])('takes out %s', (_what, hostile) => {
  const result = cleaned(hostile)
  expect(result).not.toMatch(/alert|script|javascript|href|style|on\w+=|https?:(?!\/\/www\.w3\.org\/2000\/svg")/i)
  expect(result).toContain('<path d="M0 0h8"></path>')
})

test.each([
  ['broken XML', '<svg viewBox="0 0 8 8"><path d="M0 0"></svg>', 'well-formed XML'],
  [
    'an entity bomb',
    '<!DOCTYPE svg [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><svg viewBox="0 0 8 8"><path d="&b;"/></svg>',
    'well-formed XML',
  ],
  ['a comment that ends early', svg('<!-- --&gt; <script>alert(1)</script> -->'), 'malformed comment'],
  ['HTML', '<html><svg viewBox="0 0 1 1"><path d="M0 0"/></svg></html>', 'outermost element is <svg>'],
  ['no view box', '<svg><path d="M0 0"/></svg>', 'viewBox'],
  ['nothing drawn', '<svg viewBox="0 0 8 8"><script>1</script></svg>', 'at least one of path'],
  ['too many elements', `<svg viewBox="0 0 8 8">${'<path d="M0 0"/>'.repeat(600)}</svg>`, 'at most 500 elements'],
  ['nothing', '', 'well-formed XML'],
])('refuses %s', (_what, text, expected) => {
  const result = sanitiseSvg(text)
  expect(result).toMatchObject({ ok: false })
  expect(!result.ok && result.expected).toContain(expected)
})

test('ids get a prefix of their own, references follow', () => {
  const result = cleaned(
    svg('<defs><linearGradient id="root"><stop offset="0"/></linearGradient></defs><rect fill="url(#root)"/>'),
  )
  const id = /id="(m[0-9a-f]{8}-root)"/.exec(result)?.[1]
  expect(id).toBeDefined()
  expect(result).toContain(`fill="url(#${id})"`)
})

test('sanitising twice changes nothing', () => {
  const value = fc.oneof(fc.string(), fc.constantFrom('url(#a)', '#ffffff', 'M0 0 L1 1', 'javascript:x'))
  const element = fc.constantFrom('path', 'g', 'rect', 'script', 'linearGradient', 'a', 'clipPath')
  const attribute = fc.constantFrom('id', 'd', 'fill', 'onclick', 'href', 'clip-path', 'style')
  const entities = (text: string) =>
    text.replace(/[&<>"\p{C}]/gu, (char) => (/\p{C}/u.test(char) ? '' : `&#${char.codePointAt(0)};`))
  const node = fc.tuple(element, attribute, value).map(([name, attr, text]) => `<${name} ${attr}="${entities(text)}"/>`)
  fc.assert(
    fc.property(fc.array(node, { maxLength: 8 }), (nodes) => {
      const once = cleaned(svg(nodes.join('')))
      expect(cleaned(once)).toBe(once)
    }),
  )
})
