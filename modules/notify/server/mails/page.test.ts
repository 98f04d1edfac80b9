import type { Tenant } from '@guildhall/kernel'
import { expect, test } from 'vitest'
import { lineOf, mailAddress } from './addressing.ts'
import { inkOn } from './colour.ts'
import { type OwnTemplate, pageOf, withLink } from './page.ts'

const tenant = { name: 'Gimbi & Co <yarn>', branding: { primary: '#7a4a12' } } as Tenant
const look = { tenant, home: 'https://gimbi.example.org', locale: 'en', zone: 'UTC' }
const mail = {
  key: 'identity.verify-email',
  subject: 'Is this <you>?',
  heading: 'Hello "Ana" <script>alert(1)</script>',
  paragraphs: ['First & foremost.\nSecond line.', '<img src=x onerror=alert(1)>'],
  action: { label: 'Yes <b>', url: 'https://gimbi.example.org/verify?token=a&b="c' },
  footnote: "Not you? That's fine.",
}

const page = async (more: Partial<typeof look> = {}, own?: OwnTemplate) => {
  const made = await pageOf(mail, { ...look, ...more }, own)
  if ('faults' in made) throw new Error(JSON.stringify(made.faults))
  return made
}

test('[EML-08] a mail wears the community’s colours and name, and nothing typed is markup', async () => {
  const { html } = withLink(await page(), mail.action.url)
  expect(html).toContain('border-top:6px solid #7a4a12')
  expect(html).toContain('Gimbi &amp; Co &lt;yarn&gt;')
  expect(html).not.toMatch(/<script|<img|<b>|<yarn/)
  expect(html).toContain('href="https://gimbi.example.org/verify?token=a&#38;b=&#34;c"')
  expect(html).toMatch(/<html[^>]*lang="en"/)
})

test('the plain text says the same', async () => {
  const { text } = withLink(await page(), mail.action.url)
  for (const part of [mail.heading, ...mail.paragraphs, mail.action.label, mail.action.url, mail.footnote, tenant.name])
    expect(text).toContain(part)
})

test('without its link a mail shows no address that could be followed', async () => {
  const { html, text } = withLink(await page(), null)
  expect(html + text).not.toMatch(/verify|link\.invalid/)
})

test('Arabic runs from right to left', async () => {
  const { html } = await page({ locale: 'ar' })
  expect(html).toMatch(/<html[^>]*dir="rtl"/)
  expect(html).toContain('إذا لم يعمل الزر')
})

test('[EML-07, EML-12] a template of the community’s own fills in the same values, its subject without markup, its text from its page', async () => {
  const source = `{% extends "layouts/base" %}{% block content %}<mj-section><mj-column><mj-text>Yarn: {{ heading }}</mj-text></mj-column></mj-section>{% include "components/button" %}{% endblock %}`
  const made = await page({}, { source, subject: '{{ community.name }}: {{ subject }}' })
  expect(made.subject).toBe('Gimbi & Co <yarn>: Is this <you>?')
  expect(withLink(made, mail.action.url).html).toContain('Yarn: Hello &quot;Ana&quot; &lt;script&gt;')
  const { text } = withLink(made, mail.action.url)
  expect(text).toContain('Yarn: Hello "Ana" <script>alert(1)</script>')
  expect(text).toContain(mail.action.url)
  expect(text).not.toContain('First & foremost')
})

test.each([
  ['#000000', '#ffffff'],
  ['#7a4a12', '#ffffff'],
  ['#ffd400', '#000000'],
  ['#ffffff', '#000000'],
] as const)('the button’s words are readable on %s', (colour, ink) => expect(inkOn(colour)).toBe(ink))

test('no line break gets into a header', () => {
  expect(lineOf('Hello\r\nBcc: all@example.org\u2028x\u0000y', 200)).toBe('Hello Bcc: all@example.org x y')
  expect(mailAddress(' ana@example.org ')).toBe('ana@example.org')
  for (const bad of ['a@b.org\r\nBcc: c@d.org', 'a@b.org,c@d.org', 'A <a@b.org>', 'a@b.org; c@d.org', 'a b@c.org', 'nobody', ''])
    expect(() => mailAddress(bad)).toThrow(TypeError)
})
