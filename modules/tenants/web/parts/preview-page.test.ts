import { contrast } from '@guildhall/ui/colour'
import { expect, test } from 'vitest'
import { previewPage } from './preview-page.ts'

const look = { primary: '#ffd400', accent: '#c2410c', font: 'inter', logo: '<svg viewBox="0 0 8 8"/>', logoDark: '' }
const said = { name: 'A & <b>', title: 'Title', text: 'Text', link: 'link', button: 'Go', dir: 'ltr' as const }
const linkColour = (html: string) => /[}]a\{color:(#[0-9a-f]{6})/.exec(html)?.[1] as string

test('[BRD-02] the preview shows text in colours that can be read, in light and in dark', () => {
  for (const [scheme, surface] of [
    ['light', '#ffffff'],
    ['dark', '#16191d'],
  ] as const) {
    const html = previewPage({ look, sheet: '', scheme, said, nonce: 'n' })
    expect(contrast(linkColour(html), surface)).toBeGreaterThanOrEqual(5.8)
  }
})

test('what is typed becomes text or a picture, never part of the page', () => {
  const hostile = { ...look, font: '"><script>', logo: '<svg onload="alert(1)"><script>alert(1)</script></svg>' }
  const html = previewPage({ look: hostile, sheet: '', scheme: 'light', said, nonce: 'n' })
  expect(html).not.toMatch(/<script|onload="/)
  expect(html).toContain('A &amp; &lt;b&gt;')
})
