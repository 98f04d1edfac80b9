import { expectRefusal, world } from '@guildhall/kernel/testing'
import { expect, test } from 'vitest'
import { addDomain, listDomains, removeDomain, showCommunity, verifyDomain } from '../contract/index.ts'
import { publishTxt } from '../testing/name-server.ts'

const admin = { roles: ['admin'] }
const aHost = (slug: string) => `${slug}.forum.example.org`

test('[TEN-13, TEN-14] a host name leads here once DNS proves it, and no longer after it was given up', async () => {
  const { as, tenant, request } = await world()
  const by = as(admin)
  const host = aHost(tenant.slug)
  const there = () => request({ method: 'GET', url: '/api/v1/community', headers: { host } })

  const claimed = await by.call(addDomain, { host: host.toUpperCase() })
  expect(claimed.body).toMatchObject({ host, verifiedAt: null, record: { name: `_guildhall.${host}` } })
  expectRefusal(await there(), 'unknown_community')
  expectRefusal(await by.call(verifyDomain, { host }), 'proof_missing')

  await publishTxt(claimed.body.record.name, claimed.body.record.value)
  expect((await by.call(verifyDomain, { host })).body).toMatchObject({ host, verifiedAt: expect.any(String) })
  expect((await there()).body).toMatchObject({ slug: tenant.slug })

  expect((await by.call(removeDomain, { host })).body).toEqual({ removed: true })
  expectRefusal(await there(), 'unknown_community')
  expect((await by.call(listDomains, {})).body.items).toEqual([])
})

test('the record of one community proves nothing for another', async () => {
  const { as, tenant, anotherTenant } = await world()
  const host = aHost(tenant.slug)
  const mine = await as(admin).call(addDomain, { host })
  await publishTxt(mine.body.record.name, mine.body.record.value)
  const other = await world()
  await other.as(admin).call(addDomain, { host })
  expectRefusal(await other.as(admin).call(verifyDomain, { host }), 'proof_missing')
  expect(
    (
      await as('visitor')
        .at(await anotherTenant())
        .call(showCommunity, {})
    ).status,
  ).toBe(200)
})

test('names below the server’s own and malformed ones are refused; unclaimed ones are not found', async () => {
  const { as, host } = await world()
  const by = as(admin)
  expectRefusal(await by.call(addDomain, { host: `somebody.${host.config.publicHost}` }), 'domain_of_server')
  for (const bad of ['localhost', 'http://example.org', 'a..b.org', '-x.example.org', '127.0.0.1'])
    expectRefusal(await by.call(addDomain, { host: bad }), 'invalid_input')
  expectRefusal(await by.call(verifyDomain, { host: 'unclaimed.example.org' }), 'not_found')
  expectRefusal(await as({ roles: ['member'] }).call(addDomain, { host: 'x.example.org' }), 'not_permitted')
})
