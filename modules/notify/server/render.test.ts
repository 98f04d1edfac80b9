import type { Tenant } from '@guildhall/kernel'
import { expect, test } from 'vitest'
import { lineOf, mailAddress } from './addressing.ts'
import { inkOn } from './layout.ts'
import { renderMail, withLink } from './render.ts'

const tenant = { name: 'Gimbi & Co <yarn>', branding: { primary: '#7a4a12' } } as Tenant
const look = { tenant, home: 'https://gimbi.example.org', locale: 'en' }
const mail = {
  key: 'identity.verify-email',
  subject: 'Is this <you>?',
  heading: 'Hello "Ana" <script>alert(1)</script>',
  paragraphs: ['First & foremost.\nSecond line.', '<img src=x onerror=alert(1)>'],
  action: { label: 'Yes <b>', url: 'https://gimbi.example.org/verify?token=a&b="c' },
  footnote: "Not you? That's fine.",
}

test('[EML-08] a mail wears the community’s colours and name, and nothing typed is markup', () => {
  const { html } = withLink(renderMail(mail, look), mail.action.url)
  expect(html).toContain('border-top:6px solid #7a4a12')
  expect(html).toContain('Gimbi &#38; Co &#60;yarn&#62;')
  expect(html).not.toMatch(/<script|<img|<b>|<yarn/)
  expect(html).toContain('href="https://gimbi.example.org/verify?token=a&#38;b=&#34;c"')
  expect(html).toContain('lang="en" dir="ltr"')
})

test('the plain text says the same', () => {
  const { text } = withLink(renderMail(mail, look), mail.action.url)
  for (const part of [mail.heading, ...mail.paragraphs, mail.action.label, mail.action.url, mail.footnote, tenant.name])
    expect(text).toContain(part)
})

test('without its link a mail shows no address that could be followed', () => {
  const { html, text } = withLink(renderMail(mail, look), null)
  expect(html + text).not.toMatch(/verify|link\.invalid/)
})

test('Arabic runs from right to left', () => {
  const { html } = renderMail(mail, { ...look, locale: 'ar' })
  expect(html).toContain('<html lang="ar" dir="rtl">')
  expect(html).toContain('إذا لم يعمل الزر')
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
