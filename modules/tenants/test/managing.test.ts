import { type Answer, expectRefusal, world } from '@guildhall/kernel/testing'
import { expect, test } from 'vitest'
import { changeWords, showCommunity, showSettings, updateBranding, updateCommunity, updateWords } from '../contract/index.ts'

const admin = { roles: ['admin'] }

test('[ADM-15] an administrator changes what the community is called and says; visitors see it at once', async () => {
  const { as } = await world()
  const changed = await as(admin).call(updateCommunity, { name: 'The Mill', tagline: 'Grain and talk', openToVisitors: false })
  expect(changed.body).toMatchObject({ name: 'The Mill', tagline: 'Grain and talk', openToVisitors: false, registration: 'open' })
  expect((await as('visitor').call(showCommunity, {})).body).toMatchObject({ name: 'The Mill', tagline: 'Grain and talk' })
})

test('[RBAC-24] members may not, visitors are asked to sign in, strangers find nobody’s settings but their own', async () => {
  const { as, tenant } = await world()
  expectRefusal(await as({ roles: ['member'] }).call(updateCommunity, { name: 'Mine' }), 'not_permitted')
  expectRefusal(await as('visitor').call(showSettings, {}), 'sign_in_required')
  expectRefusal(await as.stranger().at(tenant).call(updateCommunity, { name: 'Mine' }), 'session_expired')
})

test('bad values name their field and change nothing', async () => {
  const { as, tenant } = await world()
  const answers: Answer[] = [
    await as(admin).patch('/community', { name: '' }),
    await as(admin).patch('/community', { registration: 'whenever' }),
    await as(admin).patch('/community/branding', { primary: 'red' }),
  ]
  expect(answers.map(({ status, body }) => [status, body.errors[0].field])).toEqual([
    [400, 'name'],
    [400, 'registration'],
    [400, 'primary'],
  ])
  expect((await as('visitor').call(showCommunity, {})).body).toMatchObject({ name: tenant.name, registration: 'open' })
})

test('[API-16] nobody changes what is not theirs to change by sending more', async () => {
  const { as } = await world()
  const answer = await as(admin).patch('/community', { status: 'archived', slug: 'other', visitorPermissions: ['*'] })
  expectRefusal(answer, 'invalid_input')
  expect(answer.body.errors.map(({ field }: { field: string }) => field).sort()).toEqual(['slug', 'status', 'visitorPermissions'])
})

test('[BRD-01] a logo keeps what draws and loses the rest; what draws nothing is refused', async () => {
  const { as } = await world()
  const hostile = '<svg viewBox="0 0 8 8" onload="alert(1)"><script>alert(1)</script><path d="M0 0h8v8z" fill="#123456"/></svg>'
  const { body } = await as(admin).call(updateBranding, { logo: hostile, primary: '#ABCDEF' })
  expect(body.branding).toMatchObject({ primary: '#abcdef', logo: expect.stringContaining('<path') })
  expect(body.branding.logo).not.toMatch(/script|onload|alert/)
  const empty = await as(admin).call(updateBranding, { logo: 'not a drawing' })
  expectRefusal(empty, 'logo_refused')
  expect((empty as Answer).body.errors[0].field).toBe('logo')
})

test('words are replaced in one language and taken back; a text no page could show is refused by its key', async () => {
  const { as } = await world()
  const words = { 'nav.home': 'Front door', 'forum.reply-count': '{count, plural, one {# answer} other {# answers}}' }
  expect((await as(admin).call(updateWords, { locale: 'en', words })).body.words).toEqual({ en: words })
  const broken = await as(admin).call(updateWords, { locale: 'en', words: { 'nav.home': 'Front {door' } })
  expectRefusal(broken, 'words_malformed')
  expect((broken as Answer).body.errors[0].field).toBe('words.nav.home')
  expect((await as(admin).call(updateWords, { locale: 'en', words: {} })).body.words).toEqual({})
})

test('single words change and go back without touching the others, and only where none is at fault', async () => {
  const { as } = await world()
  await as(admin).call(updateWords, { locale: 'en', words: { 'nav.home': 'Front door', 'nav.search': 'Look' } })
  await as(admin).call(changeWords, { locale: 'da', words: { 'nav.home': 'Forsiden' } })
  const changed = await as(admin).call(changeWords, { locale: 'en', words: { 'nav.home': null, 'nav.new-topic': 'New yarn' } })
  expect(changed.body.words).toEqual({
    en: { 'nav.search': 'Look', 'nav.new-topic': 'New yarn' },
    da: { 'nav.home': 'Forsiden' },
  })
  const broken = await as(admin).call(changeWords, { locale: 'en', words: { 'nav.search': null, 'nav.home': 'Front {door' } })
  expectRefusal(broken, 'words_malformed')
  expectRefusal(await as({ roles: ['member'] }).call(changeWords, { locale: 'da', words: { 'nav.home': null } }), 'not_permitted')
  expect((await as(admin).call(showSettings, {})).body.words).toEqual(changed.body.words)
  const last = await as(admin).call(changeWords, { locale: 'da', words: { 'nav.home': null } })
  expect(last.body.words).not.toHaveProperty('da')
})

test('two who change different words at once both have them changed', async () => {
  const { as } = await world()
  const by = as(admin)
  const keys = ['nav.home', 'nav.search', 'nav.new-topic', 'nav.members']
  await Promise.all(keys.map((key) => by.call(changeWords, { locale: 'en', words: { [key]: 'Ours' } })))
  const { en } = (await by.call(showSettings, {})).body.words
  expect(en).toEqual(Object.fromEntries(keys.map((key) => [key, 'Ours'])))
})

test('a community says in which time zone its days begin; one that is none is refused by its field', async () => {
  const { as } = await world()
  const { body } = await as(admin).call(updateCommunity, { timeZone: 'Europe/Copenhagen' })
  expect(body).toMatchObject({ timeZone: 'Europe/Copenhagen', registration: 'open' })
  const refused = await as(admin).patch('/community', { timeZone: 'Europe/Atlantis' })
  expectRefusal(refused, 'invalid_input')
  expect(refused.body.errors[0].field).toBe('timeZone')
})

test('[AUD-02] a change leaves what was and what is in the audit log', async () => {
  const { as, transact } = await world()
  await as(admin).call(updateCommunity, { name: 'The Mill' })
  const entries = await transact((tx) =>
    tx.db.selectFrom('audit_entries').selectAll().where('action', '=', 'tenants.update-community').execute(),
  )
  expect(entries).toMatchObject([{ subject_type: 'community', after: { name: 'The Mill' } }])
  expect(entries[0]?.before.name).not.toBe('The Mill')
})
