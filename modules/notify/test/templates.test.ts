import { expectRefusal, type World, world } from '@guildhall/kernel/testing'
import { expect, test } from 'vitest'
import * as contract from '../contract/index.ts'
import { sendMail } from '../server/api.ts'
import { aMail } from '../testing/laws.ts'

const admin = (here: World) => here.as({ roles: ['admin'] })
const own =
  '{% extends "layouts/base" %}{% block content %}<mj-section><mj-column><mj-text>Yarning: {{ heading }}</mj-text></mj-column></mj-section>{% endblock %}'

/** What a mail of the test's kind says once it has left. */
async function left(here: World) {
  const { mailId } = await aMail(here)
  await here.drain()
  return (await admin(here).call(contract.showMail, { mailId })).body
}

test('[EML-34] [EML-30] an administrator tries a template out, puts it into use, sees it in a mail that leaves, and gives it back', async () => {
  const here = await world()
  const written = { kind: '*', source: own, subject: '[{{ community.name }}] {{ subject }}' }
  const tried = (await admin(here).call(contract.previewTemplate, written)).body
  expect(tried).toMatchObject({ faults: [], subject: expect.stringContaining(`[${here.tenant.name}]`) })
  expect(tried.html).toContain('Yarning: What it is about')
  expect((await left(here)).html).not.toContain('Yarning')
  expect((await admin(here).call(contract.saveTemplate, written)).body).toEqual({ version: 1 })
  const mail = await left(here)
  expect(mail.html).toContain('Yarning: Hello')
  expect(mail.subject).toMatch(/^\[.+\] Mail \d+$/)
  const open = (await admin(here).call(contract.showTemplate, { kind: '*' })).body
  expect(open).toMatchObject({ isOwn: true, source: own, versions: [{ version: 1, isReset: false }] })
  expect((await admin(here).call(contract.resetTemplate, { kind: '*' })).body).toEqual({ version: 2 })
  expect((await left(here)).html).not.toContain('Yarning')
  const before = (await admin(here).call(contract.showTemplate, { kind: '*', version: 1 })).body
  expect([before.source, before.versions.map(({ isReset }) => isReset)]).toEqual([own, [true, false]])
})

test('[EML-30] a template that cannot be used is refused with its lines, and nothing changes', async () => {
  const here = await world()
  const refused = await admin(here).call(contract.saveTemplate, { kind: '*', source: '<mjml>\n{{ x.constructor }}\n</mjml>' })
  expectRefusal(refused, 'invalid_input')
  expect(refused.body).toMatchObject({ errors: [{ field: 'source', message: expect.stringMatching(/^Line 2: .*constructor/) }] })
  expectRefusal(await admin(here).call(contract.saveTemplate, { kind: '*', source: own, subject: '{{ a(1) }}' }), 'invalid_input')
  expect((await admin(here).call(contract.showTemplate, { kind: '*' })).body.isOwn).toBe(false)
  expectRefusal(await admin(here).call(contract.saveTemplate, { kind: 'no.such', source: own }), 'not_found')
})

test('[EML-12] the nearest template counts: kind before every kind, language before every language', async () => {
  const here = await world()
  const save = (kind: string, locale: string, word: string) =>
    admin(here).call(contract.saveTemplate, { kind, locale, source: own.replace('Yarning', word) })
  await save('*', '', 'any')
  await save('*', 'da', 'any-da')
  await save('identity.new-device', '', 'device')
  const shownAs = async (kind: string, locale: string) => {
    const { mailId } = await here.transact((tx) =>
      sendMail(tx, { to: { email: 'a@example.org', locale }, mail: { key: kind, subject: 'S', heading: 'H', paragraphs: [] } }),
    )
    await here.drain()
    return /([\w-]+): H/.exec((await admin(here).call(contract.showMail, { mailId })).body.html)?.[1]
  }
  expect(await shownAs('x.y', 'en')).toBe('any')
  expect(await shownAs('x.y', 'da')).toBe('any-da')
  expect(await shownAs('identity.new-device', 'da')).toBe('device')
})

test('a template that stops working does not stop the mail: it leaves in the program’s, and says so', async () => {
  const here = await world()
  await here.database.owner.query(
    `insert into notify_templates (tenant_id, kind, locale, version, source, created_at) values ($1, '*', '', 1, '<mjml>{{ f() }}</mjml>', now())`,
    [here.tenant.id],
  )
  const mail = await left(here)
  expect(mail).toMatchObject({ state: 'kept', error: expect.stringContaining('line 1') })
  expect(mail.html).toContain('Hello')
})

test('a sample goes to whoever writes it; nobody else may write, and other communities keep theirs', async () => {
  const here = await world()
  const { body } = await admin(here).call(contract.sendTestMail, { kind: 'identity.reset-password', locale: 'da' })
  await here.drain()
  const mail = (await admin(here).call(contract.showMail, { mailId: body.mailId })).body
  expect(mail).toMatchObject({ toEmail: body.toEmail, key: 'identity.reset-password' })
  expect(mail.html).toContain('Vælg en ny adgangskode')
  const member = here.as({ roles: ['member'] })
  expectRefusal(await member.call(contract.saveTemplate, { kind: '*', source: own }), 'not_permitted')
  expectRefusal(await member.call(contract.previewTemplate, { kind: '*', source: own }), 'not_permitted')
  expectRefusal(await member.call(contract.listTemplates, {}), 'not_permitted')
  await admin(here).call(contract.saveTemplate, { kind: '*', source: own })
  const elsewhere = await world()
  expect((await admin(elsewhere).call(contract.showTemplate, { kind: '*' })).body.isOwn).toBe(false)
})

test('[EML-14] [EML-15] [EML-20] every kind of mail there is has a sample that renders in every language', async () => {
  const here = await world()
  const { items } = (await admin(here).call(contract.listTemplates, {})).body
  expect(items.map(({ kind }) => kind)).toEqual(
    expect.arrayContaining(['*', 'identity.verify-email', 'identity.reset-password', 'invitations.invitation', 'notify.digest']),
  )
  for (const { kind } of items) {
    for (const locale of ['en', 'da', 'es', 'ar']) {
      const { preview } = (await admin(here).call(contract.showTemplate, { kind, locale })).body
      expect([kind, locale, preview.faults]).toEqual([kind, locale, []])
      expect(preview.html).toMatch(locale === 'ar' ? /dir="rtl"/ : /dir="ltr"/)
      expect(preview.subject.length).toBeGreaterThan(3)
    }
  }
})
