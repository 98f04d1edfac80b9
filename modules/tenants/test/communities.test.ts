import { expectRefusal, world } from '@guildhall/kernel/testing'
import { expect, test } from 'vitest'
import { listCommunities, showCommunity } from '../contract/index.ts'

test('[TEN-14, TST-65] the host decides which community answers; X-Tenant says it where there is no host of its own', async () => {
  const { as, tenant, request, anotherTenant, host } = await world()
  const other = await anotherTenant()
  expect((await as('visitor').call(showCommunity, {})).body).toMatchObject({
    slug: tenant.slug,
    name: tenant.name,
    registration: 'open',
  })
  expect((await as('visitor').at(other).call(showCommunity, {})).body.slug).toBe(other.slug)
  const byHeader = await request({
    method: 'GET',
    url: '/api/v1/community',
    headers: { host: host.config.publicHost, 'x-tenant': other.slug },
  })
  expect(byHeader.body.slug).toBe(other.slug)
  const nobody = await request({ method: 'GET', url: '/api/v1/community', headers: { host: `nobody.${host.config.publicHost}` } })
  expectRefusal(nobody, 'unknown_community')
})

test('[TEN-02] the communities of the server are listed with their addresses; suspended ones are not there', async () => {
  const { as, tenant, host, anotherTenant } = await world()
  const gone = await anotherTenant()
  await host.db.global.updateTable('tenants').set({ status: 'suspended' }).where('id', '=', gone.id).execute()
  host.tenants.forget()
  const { body } = await as('visitor').call(listCommunities, {})
  const listed = body.items.find(({ slug }) => slug === tenant.slug)
  expect(listed).toMatchObject({ url: `http://${tenant.slug}.${host.config.publicHost}`, openToVisitors: true })
  expect(body.items.map(({ slug }) => slug)).not.toContain(gone.slug)
  expectRefusal(await as('visitor').at(gone).call(showCommunity, {}), 'community_suspended')
})

test('a verified domain leads to its community, an unverified one does not', async () => {
  const { tenant, host, request } = await world()
  const ask = (name: string) => request({ method: 'GET', url: '/api/v1/community', headers: { host: name } })
  const [own, claimed] = [`${tenant.slug}.example.org`, `claimed-${tenant.slug}.example.org`]
  const domains = [
    { host: own, tenant_id: tenant.id, verified_at: host.clock.now() },
    { host: claimed, tenant_id: tenant.id, verified_at: null },
  ]
  await host.db.global.insertInto('tenant_domains').values(domains).execute()
  host.tenants.forget()
  expect((await ask(own)).body.slug).toBe(tenant.slug)
  expectRefusal(await ask(claimed), 'unknown_community')
})

test('[TEN-02, TEN-03, TEN-05] a country’s community is listed and found by its ISO code; others are no territories', async () => {
  const { as, tenant, host } = await world()
  const settings = { ...tenant.settings, community: { ...(tenant.settings.community as object), country: 'FO' } }
  await host.db.global
    .updateTable('tenants')
    .set({ settings: JSON.stringify(settings) })
    .where('id', '=', tenant.id)
    .execute()
  host.tenants.forget()
  expect((await as('visitor').get('/territories')).body.items).toContainEqual(
    expect.objectContaining({ code: 'FO', slug: tenant.slug }),
  )
  expect((await as('visitor').get('/territories/fo')).body).toMatchObject({ code: 'FO', name: tenant.name })
  expectRefusal(await as('visitor').get('/territories/AQ'), 'not_found')
  expectRefusal(await as('visitor').get('/territories/denmark'), 'invalid_input')
})
