import { aPicture } from '@guildhall/files/testing'
import { expectRefusal, world } from '@guildhall/kernel/testing'
import { expect, test } from 'vitest'
import { removeLogo, setLogo } from '../contract/index.ts'
import { anOrganisation, belongs } from '../testing/factories.ts'
import { anEmployer } from './people.ts'

test('[ORG-01] [ORG-09] a member founds an organisation of a kind the community knows, and owns it', async () => {
  const { as } = await world()
  const tarni = as({ roles: ['member'], name: 'Tarni' })
  const founded = await tarni.post('/organisations', {
    name: 'Red Dust Café',
    kind: 'employer',
    website: 'https://reddust.example',
  })
  expect(founded.body).toMatchObject({ slug: 'red-dust-cafe', kindName: 'Employer', role: 'owner', memberCount: 1 })
  expect(founded.body.owner.displayName).toBe('Tarni')
  expect((await tarni.post('/organisations', { name: 'Red Dust Café', kind: 'agency' })).body.slug).toBe('red-dust-cafe-2')
  expectRefusal(await tarni.post('/organisations', { name: 'Nowhere', kind: 'circus' }), 'unknown_kind')
  expectRefusal(await tarni.post('/organisations', { name: 'N', kind: 'employer' }), 'invalid_input')
  expectRefusal(
    await tarni.post('/organisations', { name: 'Bad', kind: 'employer', website: 'javascript:alert(1)' }),
    'invalid_input',
  )
  expectRefusal(await tarni.post('/organisations', { name: 'Mine', kind: 'employer', status: 'active' }), 'invalid_input')
  expectRefusal(await as('visitor').post('/organisations', { name: 'Mine', kind: 'employer' }), 'sign_in_required')
})

test('[ORG-02] [ORG-03] its admins see and change the organisation they act for, members see it, nobody else', async () => {
  const { tarni, col, bev, outsider, visitor } = await anEmployer()
  expect((await bev.get('/organizations/me')).body).toMatchObject({ role: 'member', may: { edit: false } })
  expect((await col.patch('/organizations/me', { description: 'We fix roads.' })).body).toMatchObject({
    description: 'We fix roads.',
    may: { edit: true, transfer: false },
  })
  expect((await tarni.get('/organisations/me')).body).toMatchObject({ description: 'We fix roads.', may: { transfer: true } })
  expectRefusal(await bev.patch('/organisations/me', { description: 'Mine!' }), 'not_organisation_admin')
  expectRefusal(await tarni.patch('/organisations/me', { kind: 'agency', status: 'active' }), 'invalid_input')
  expectRefusal(await outsider.get('/organisations/me'), 'no_organisation')
  expectRefusal(await outsider.patch('/organisations/me', { name: 'Theirs' }), 'no_organisation')
  expectRefusal(await visitor.get('/organisations/me'), 'sign_in_required')
})

test('[ORG-04] anyone sees the public page, without its people', async () => {
  const { visitor, organisation, stranger, at, bev } = await anEmployer()
  const page = await visitor.get(`/organisations/${organisation.slug}`)
  expect(page.body).toMatchObject({ id: organisation.id, memberCount: 3, owner: null, role: null })
  expect(JSON.stringify(page.body)).not.toContain('Tarni')
  expect((await bev.get(at)).body.owner.displayName).toBe('Tarni')
  expectRefusal(await stranger.get(at), 'not_found')
})

test('[ORG-05] [ORG-06] admins set and remove the logo; a disguised file is no picture', async () => {
  const { col, bev, visitor, at } = await anEmployer()
  const set = await col.call(setLogo, { image: await aPicture() })
  expect(set.body.logo).toMatch(/^\/files\/.+\/256$/)
  expect((await visitor.get(set.body.logo as string)).status).toBe(200)
  expectRefusal(await col.call(setLogo, { image: new TextEncoder().encode('<svg onload=alert(1)>') }), 'not_an_image')
  expectRefusal(await bev.call(setLogo, { image: await aPicture() }), 'not_organisation_admin')
  expectRefusal(await bev.call(removeLogo, {}), 'not_organisation_admin')
  expect((await col.delete('/organizations/me/logo')).body.logo).toBeNull()
  expect((await visitor.get(at)).body.logo).toBeNull()
  expect((await visitor.get(set.body.logo as string)).status).toBe(404)
})

test('[ORG-07] figures are what its members did in the last 30 days', async () => {
  const { tarni, bev, outsider, admin, drain, clock, organisation } = await anEmployer()
  const write = (who: typeof bev) =>
    who.post('/forum/topics', { category: 'general', title: 'Which boots for track work?', body: 'Mine fell apart.' })
  const { body } = await write(bev)
  const reply = await tarni.post(`/forum/topics/${body.topic.id}/posts`, { body: 'Ask at the depot.' })
  await tarni.post(`/forum/topics/${body.topic.id}/posts`, { body: 'Or in town.' })
  await write(outsider)
  await tarni.delete(`/forum/posts/${reply.body.id}`)
  await drain()
  const stats = async () => (await bev.get('/organizations/stats')).body
  expect(await stats()).toMatchObject({
    memberCount: 3,
    byRole: { owner: 1, admin: 1, member: 1 },
    postsLast30Days: 2,
    activeMembersLast30Days: 2,
    storageBytes: 0,
  })
  expectRefusal(await outsider.get('/organisations/stats'), 'no_organisation')
  expectRefusal(await outsider.get(`/organisations/stats?organisation=${organisation.id}`), 'not_permitted')
  clock.advance({ hours: 31 * 24 })
  const later = await admin.get(`/organisations/stats?organisation=${organisation.id}`)
  expect(later.body).toMatchObject({ memberCount: 3, postsLast30Days: 0, activeMembersLast30Days: 0 })
})

test('the directory lists active organisations by name, in pages; administrators filter by status', async () => {
  const w = await world()
  const owner = w.as({ roles: ['member'] })
  for (const name of ['Wattle', 'Acacia', 'Banksia 100%']) await anOrganisation(owner, { name })
  const agency = await anOrganisation(owner, { name: 'Grevillea', kind: 'agency' })
  const names = async (who: typeof owner, query = '') =>
    (await who.get(`/organisations${query}`)).body.items.map(({ name }: { name: string }) => name)
  const visitor = w.as('visitor')
  expect(await names(visitor)).toEqual(['Acacia', 'Banksia 100%', 'Grevillea', 'Wattle'])
  const first = (await visitor.get('/organisations?limit=3')).body
  expect(await names(visitor, `?limit=3&cursor=${first.nextCursor}`)).toEqual(['Wattle'])
  expect(await names(visitor, '?kind=agency')).toEqual(['Grevillea'])
  expect(await names(visitor, '?q=100%25')).toEqual(['Banksia 100%'])
  expect(await names(visitor, '?q=%25')).toEqual(['Banksia 100%'])
  const admin = w.as({ roles: ['admin'] })
  await admin.post(`/organisations/${agency.id}/suspend`, { reason: 'Unpaid wages' })
  expect(await names(visitor)).not.toContain('Grevillea')
  expect(await names(admin, '?status=suspended')).toEqual(['Grevillea'])
  expectRefusal(await visitor.get('/organisations?cursor=bm90aGluZw'), 'invalid_input')
})

test('a suspended organisation is out of sight and gives nothing, until it is back', async () => {
  const { admin, bev, tarni, visitor, organisation, at } = await anEmployer({ kind: 'agency' })
  const rights = async () => (await bev.get('/auth/me')).body.permissions
  expect(await rights()).toContain('forum.moderate')
  expectRefusal(await tarni.post(`${at}/suspend`), 'not_permitted')
  expect((await admin.post(`${at}/suspend`)).body).toMatchObject({ status: 'suspended' })
  expectRefusal(await admin.post(`${at}/suspend`), 'illegal_transition')
  expect(await rights()).not.toContain('forum.moderate')
  expectRefusal(await visitor.get(at), 'not_found')
  expect((await tarni.get(at)).body).toMatchObject({ status: 'suspended', may: { edit: false } })
  expectRefusal(await tarni.patch('/organisations/me', { description: 'Still here' }), 'organisation_suspended')
  expect((await admin.post(`/organisations/${organisation.slug}/reinstate`)).body.status).toBe('active')
  expect(await rights()).toContain('forum.moderate')
})

test('one acts for one organisation at a time, per session', async () => {
  const w = await world()
  const tarni = w.as({ roles: ['member'] })
  const first = await anOrganisation(tarni, { name: 'First' })
  w.clock.advance({ minutes: 1 })
  const second = await anOrganisation(w.as({ roles: ['member'] }), { name: 'Second' })
  await belongs(w, tarni, { organisation: second })
  expect((await tarni.get('/organisations/me')).body.id).toBe(first.id)
  const acting = (await tarni.post('/organisations/acting', { organisation: second.id })).body.items
  expect(acting.map((item: { acting: boolean; role: string }) => [item.role, item.acting])).toEqual([
    ['owner', false],
    ['member', true],
  ])
  expect((await tarni.get('/organisations/me')).body.id).toBe(second.id)
  const third = await anOrganisation(w.as({ roles: ['member'] }), { name: 'Third' })
  expectRefusal(await tarni.post('/organisations/acting', { organisation: third.id }), 'not_permitted')
  await tarni.post(`/organisations/${second.id}/leave`)
  expect((await tarni.get('/organisations/me')).body.id).toBe(first.id)
})
