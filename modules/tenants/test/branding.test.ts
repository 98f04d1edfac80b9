import { type Answer, expectRefusal, world } from '@guildhall/kernel/testing'
import { expect, test } from 'vitest'
import { checkStyles, resetBranding, showCommunity, showSettings, showUsage, updateBranding } from '../contract/index.ts'
import { installed } from '../testing/laws.ts'

const admin = { roles: ['admin'] }
const drawing = (colour: string) => `<svg viewBox="0 0 8 8"><script>alert(1)</script><path d="M0 0h8v8z" fill="${colour}"/></svg>`

test('[BRD-01] extra styles are kept as typed and served as far as they are harmless; what is left out is told', async () => {
  const { as } = await world()
  const css = 'h1 { color: #123456 }\nh1 { position: fixed }'
  const saved = await as(admin).call(updateBranding, { css })
  expect(saved.body.removed).toEqual([{ line: 2, what: 'property', text: 'position:fixed' }])
  const { body } = await as(admin).call(showSettings, {})
  expect(body.css).toBe(css)
  expect(body.sheet).toContain('.page-content h1{color:#123456}')
  expect(body.sheet).not.toContain('fixed')
})

test('[BRD-02] a new look has a new version; checking styles changes nothing', async () => {
  const { as } = await world()
  const version = async () => (await as('visitor').call(showCommunity, {})).body.branding
  const before = await version()
  expect((await as(admin).call(checkStyles, { css: 'p { padding: 1rem }' })).body.sheet).toContain('padding:1rem')
  expect(await version()).toEqual(before)
  await as(admin).call(updateBranding, { css: 'p { padding: 1rem }', font: 'inter' })
  const after = await version()
  expect(after).toMatchObject({ hasStyles: true, font: 'inter' })
  expect(after.themeVersion).not.toBe(before.themeVersion)
})

test('a logo for dark surfaces keeps what draws, is refused by its field, and is taken away again', async () => {
  const { as } = await world()
  const { body } = await as(admin).call(updateBranding, { logoDark: drawing('#ffffff') })
  expect(body.branding.logoDark).toMatch(/<path/)
  expect(body.branding.logoDark).not.toMatch(/script/)
  const refused = await as(admin).call(updateBranding, { logoDark: 'a moon' })
  expectRefusal(refused, 'logo_refused')
  expect((refused as Answer).body.errors[0].field).toBe('logoDark')
  expect((await as(admin).call(updateBranding, { logoDark: '' })).body.branding.logoDark).toBe('')
})

test('the look of the blueprint comes back; the line under the name stays', async () => {
  const here = await world()
  const { by, look } = await installed(here)
  await by.call(updateBranding, { primary: '#ff0000', css: 'h1 { color: red }', font: 'nunito' })
  const { body } = await by.call(resetBranding, {})
  expect(body).toMatchObject({ css: '', sheet: '', tagline: here.tenant.branding.tagline })
  expect(body.branding).toMatchObject({ primary: look.primary, font: look.font, hasStyles: false })
})

test('where there is no blueprint there is no look to go back to; members change nothing', async () => {
  const { as } = await world()
  expectRefusal(await as(admin).call(resetBranding, {}), 'no_blueprint')
  expectRefusal(await as({ roles: ['member'] }).call(checkStyles, { css: '' }), 'not_permitted')
  expectRefusal(await as({ roles: ['member'] }).call(updateBranding, { css: 'h1 { color: red }' }), 'not_permitted')
})

test('[TEN-13] administrators see how much of what they may use is used', async () => {
  const { as, host, tenant } = await world()
  const by = as(admin)
  await by.identity()
  const settings = JSON.stringify({ ...tenant.settings, plan: { members: 20, storageMegabytes: 2, mailsPerDay: null } })
  await host.db.global.updateTable('tenants').set({ settings }).where('id', '=', tenant.id).execute()
  host.tenants.forget()
  expect((await by.call(showUsage, {})).body.items).toEqual([
    { what: 'members', used: 1, limit: 20 },
    { what: 'bytes', used: 0, limit: 2_000_000 },
    { what: 'mails', used: 0, limit: null },
  ])
  expectRefusal(await as({ roles: ['member'] }).call(showUsage, {}), 'not_permitted')
})
