import { expectRefusal } from '@guildhall/kernel/testing'
import { expect, test } from 'vitest'
import {
  cloneCommunity,
  createCommunity,
  listAllCommunities,
  listTerritories,
  planCommunity,
  showCommunity,
  showOneCommunity,
  updateWords,
} from '../contract/index.ts'
import { aCommunity, aSlug, operating } from '../testing/operator.ts'

test('[TEN-04, TEN-06, TEN-07] an operator makes Denmark from a blueprint: it lives, and its first administrator is invited', async () => {
  const { operator, host, as } = await operating()
  const slug = aSlug()
  const wishes = { slug, name: 'Danmark', country: 'DK', locale: 'da' as const, timeZone: 'Europe/Copenhagen' }
  const made = await operator.call(createCommunity, { blueprint: 'territories', ...wishes, adminEmail: 'Mette@example.org' })
  expect(made.body).toMatchObject({
    community: { slug, name: 'Danmark', status: 'active', country: 'DK', members: 0 },
    invitation: { role: 'territory-admin', url: expect.stringContaining(`http://${slug}.`), mailedTo: 'Mette@example.org' },
  })
  const denmark = await host.tenants.bySlug(slug)
  if (!denmark) throw new Error('The community is not there')
  expect((await as('visitor').at(denmark).call(showCommunity, {})).body).toMatchObject({ name: 'Danmark', locale: 'da' })
  expect((await as('visitor').call(listTerritories, {})).body.items).toContainEqual(expect.objectContaining({ code: 'DK', slug }))
  const mails = await host.db.tenant(denmark.id).selectFrom('notify_mails').selectAll().execute()
  expect(JSON.stringify(mails)).toContain('mette@example.org')
})

test('[TEN-04, RBAC-24] nobody but an operator who acts as one makes or sees communities, whatever rights they hold', async () => {
  const { as, tenant } = await operating()
  const admin = as({ roles: ['admin'] })
  const wishes = { blueprint: 'territories', slug: aSlug() }
  expectRefusal(await admin.call(createCommunity, wishes), 'operators_only')
  expectRefusal(await admin.post('/tenants', wishes), 'operators_only')
  expectRefusal(await admin.call(listAllCommunities, {}), 'operators_only')
  expectRefusal(await admin.call(showOneCommunity, { slug: tenant.slug }), 'not_found')
  expectRefusal(await as('visitor').call(createCommunity, wishes), 'sign_in_required')
})

test('[TEN-05] what is wrong is said of its field, and an address is taken once', async () => {
  const { operator } = await operating()
  const slug = aSlug()
  const wrong = { blueprint: 'territories', slug: 'No Spaces', country: 'DX', timeZone: 'Mars/Olympus', adminEmail: 'mette' }
  const refused = await operator.post('/territories', wrong)
  expectRefusal(refused, 'invalid_input')
  const fields = refused.body.errors.map(({ field }: { field: string }) => field)
  expect(fields.sort()).toEqual(['adminEmail', 'country', 'slug', 'timeZone'])
  const unknown = await operator.post('/territories', { blueprint: 'nowhere', slug })
  expectRefusal(unknown, 'blueprint_unknown')
  const both = await Promise.all([1, 2].map(() => operator.post('/tenants', { blueprint: 'territories', slug })))
  expect(both.map(({ status }) => status).sort()).toEqual([200, 409])
  expect(both.find(({ status }) => status === 409)?.body).toMatchObject({ code: 'slug_taken', errors: [{ field: 'slug' }] })
})

test('what a blueprint would make is shown before, and whether the address is free', async () => {
  const { operator, tenant } = await operating()
  const { body } = await operator.call(planCommunity, { blueprint: 'territories', slug: tenant.slug })
  expect(body).toMatchObject({ adminRole: 'territory-admin', slugIsFree: false })
  expect(body.changes.some(({ line }) => line.includes('access.roles[moderator]'))).toBe(true)
  expect((await operator.call(planCommunity, { blueprint: 'care', slug: aSlug() })).body.slugIsFree).toBe(true)
  expectRefusal(await operator.call(planCommunity, { blueprint: 'nowhere' }), 'not_found')
})

test('[TEN-13] a clone has the structure its original has by now, and none of its people', async () => {
  const { here, host, tenant, as, operator } = await operating()
  await as({ roles: ['admin'] }).call(updateWords, { locale: 'en', words: { 'nav.home': 'Front door' } })
  const newSlug = aSlug()
  const { body } = await operator.call(cloneCommunity, { slug: tenant.slug, newSlug, name: 'Twin' })
  expect(body.community).toMatchObject({ slug: newSlug, name: 'Twin', members: 0, blueprint: tenant.blueprint })
  const twin = await host.tenants.bySlug(newSlug)
  if (!twin) throw new Error('There is no twin')
  expect(twin.words).toEqual({ en: { 'nav.home': 'Front door' } })
  const roles = await here.host.db.tenant(twin.id).selectFrom('access_roles').select('key').execute()
  expect(roles.map(({ key }) => key).sort()).toEqual(['admin', 'member', 'moderator', 'visitor'])
})

test('[TEN-12, TEN-13] the list finds, filters, orders and pages', async () => {
  const { operator } = await operating()
  const mark = aSlug().split('-').at(-1) ?? ''
  const slugs = ['c', 'a', 'b'].map((letter) => `${letter}-${mark}`)
  for (const slug of slugs) await aCommunity(operator, { slug })
  const ask = async (more: object) => (await operator.call(listAllCommunities, { q: mark, ...more })).body
  const slugsOf = ({ items }: { items: { slug: string }[] }) => items.map(({ slug }) => slug)
  expect(slugsOf(await ask({ sort: 'created' }))).toEqual(slugs)
  const first = await ask({ sort: 'created', order: 'down', limit: 2 })
  expect(slugsOf(first)).toEqual([slugs[2], slugs[1]])
  expect(slugsOf(await ask({ sort: 'created', order: 'down', limit: 2, cursor: first.nextCursor }))).toEqual([slugs[0]])
  expect(slugsOf(await ask({ status: 'archived' }))).toEqual([])
  expectRefusal(await operator.get('/platform/communities?cursor=nonsense'), 'invalid_input')
})
