import { expect, test } from 'vitest'
import { standardKinds, standardMail } from './standard-mail.ts'

const look = {
  tenant: { name: 'Gimbi', branding: { tagline: '', primary: '#3b3a8f', accent: '#b4552d', font: 'system', logo: '' } },
  home: 'https://gimbi.example.org',
  zone: 'UTC',
} as const

test.each(['en', 'da', 'es', 'ar'])(
  '[EML-13, EML-16, EML-17, EML-18, EML-19, EML-21, EML-22, EML-23, EML-24, EML-25] in %s',
  (locale) => {
    const said = standardKinds.map(({ name, sample }) => ({ name, ...sample(locale) }))
    expect(said).toMatchSnapshot()
  },
)

test.each(['en', 'da', 'es', 'ar'])('every standard mail becomes a page in %s', async (locale) => {
  const { pageOf } = await import('../page.ts')
  for (const { name, sample } of standardKinds) {
    const page = await pageOf({ key: name, ...sample(locale) }, { ...look, locale } as never)
    expect(page).toMatchObject({ subject: sample(locale).subject, html: expect.stringContaining('<html') })
    expect(JSON.stringify(page)).not.toMatch(/\{(name|title|text|community|project|status)\}|undefined/)
  }
})

test('[EML-40] a reminder says the reader’s own wall time, across the change of the clocks', () => {
  const when = (at: string, zone: string) =>
    standardMail('reminder', { locale: 'en-GB', url: 'https://x.org', said: { title: 'Talk', at, zone } }).facts?.[0]?.value
  expect(when('2026-03-28T23:30:00Z', 'Europe/Copenhagen')).toMatch(/Sunday,? 29 March.*00:30.*(CET|GMT\+1)/)
  expect(when('2026-03-29T23:30:00Z', 'Europe/Copenhagen')).toMatch(/Monday,? 30 March.*01:30.*(CEST|GMT\+2)/)
  expect(when('2026-03-28T23:30:00Z', 'Australia/Darwin')).toMatch(/Sunday,? 29 March.*09:00/)
})
