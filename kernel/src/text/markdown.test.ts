import { expect, test } from 'vitest'
import { render } from './markdown.ts'

const attacks = [
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '[x](javascript:alert(1))',
  '[x](JaVaScRiPt:alert(1))',
  '[x](java\nscript:alert(1))',
  '[x](&#106;avascript:alert(1))',
  '[x](&#x6A;avascript:alert(1))',
  '[x](\u0001javascript:alert(1))',
  '[x](vbscript:msgbox)',
  '[x](data:text/html;base64,PHNjcmlwdD4=)',
  '![x](data:image/svg+xml;base64,PHN2Zz4=)',
  '![x](javascript:alert(1))',
  '![" onerror="alert(1)](https://example.org/a.png)',
  '[a](https://example.org "" onmouseover="alert(1)")',
  '[a]: javascript:alert(1)\n\n[a]',
  '<https://example.org/"onmouseover="alert(1)>',
  '<javascript:alert(1)>',
  'https://example.org/?q="><script>alert(1)</script>',
  '```"><script>\n</code></pre><script>alert(1)</script>\n```',
  '`<script>`',
  '| a |\n|---|\n| <svg onload=alert(1)> |',
  '<!-- --><style>*{}</style><iframe src=//evil>',
  '[x](//evil.example)',
  '&lt;script&gt;alert(1)&lt;/script&gt;',
]
const allowedTag =
  /^<\/?(p|br|hr|strong|em|s|code|pre|blockquote|ul|ol|li|h[3-6]|table|thead|tbody|tr|th|td|a)( (href="(https?:\/\/|mailto:)[^"<>]*"|rel="nofollow ugc noopener"|title="[^"<>]*"|class="language-[^"<>]*"|start="\d+"|class="align-(left|right|center)"))*>$/

test.each(attacks)('[FOR-06] members’ words cannot carry markup: %j', (attack) => {
  const { html } = render(attack)
  for (const tag of html.match(/<[^>]*>?/g) ?? []) expect(tag).toMatch(allowedTag)
})

test('[FOR-06] links say that a member put them there; addresses in the text become links', () => {
  const rel = 'rel="nofollow ugc noopener"'
  expect(render('[Seek](https://seek.example)').html).toBe(`<p><a href="https://seek.example" ${rel}>Seek</a></p>\n`)
  expect(render('see https://a.example/b').html).toBe(`<p>see <a href="https://a.example/b" ${rel}>https://a.example/b</a></p>\n`)
})

test('[FOR-06] emphasis, lists, tables, strikethrough and code are kept; headings start below the page’s own', () => {
  expect(render('# One\n\n**b** *i* ~~s~~ `c`').html).toBe(
    '<h3>One</h3>\n<p><strong>b</strong> <em>i</em> <s>s</s> <code>c</code></p>\n',
  )
  expect(render('- a\n- b\n\n| x |\n|--:|\n| 1 |').html).toContain('<td class="align-right">1</td>')
})

test('an image becomes a link to it, inside a link its words', () => {
  expect(render('![a boot](https://x.example/b.png)').html).toMatch(
    /<a href="https:\/\/x\.example\/b\.png" rel="[^"]+">a boot<\/a>/,
  )
  expect(render('[![a boot](https://x.example/b.png)](https://x.example)').html.match(/<a /g)).toHaveLength(1)
})

test('the plain words are what one reads', () => {
  expect(render('# One\n\nTwo **bold** [three](https://x.example)\nfour\n\n```\ncode\n```').plain).toBe(
    'One\nTwo bold three\nfour\ncode',
  )
})

test('[MSG-19] names of those who are meant are marked, the longest first; in links and code they stay words', () => {
  const mentions = [
    { memberId: 'm1', name: 'Ann' },
    { memberId: 'm2', name: 'Ann <Lee>' },
  ]
  const { html, plain } = render('@Ann <Lee> and @Ann, not @Bo', { mentions })
  expect(html).toBe(
    '<p><span class="mention" data-member="m2">@Ann &lt;Lee&gt;</span> and <span class="mention" data-member="m1">@Ann</span>, not @Bo</p>\n',
  )
  expect(plain).toBe('@Ann <Lee> and @Ann, not @Bo')
  expect(render('`@Ann` [@Ann](https://a.example)', { mentions }).html).not.toContain('mention')
  expect(render('@Ann').html).toBe('<p>@Ann</p>\n')
})
