import { expectRefusal, world } from '@guildhall/kernel/testing'
import { showCommunity } from '@guildhall/tenants/contract'
import { expect, test } from 'vitest'

test('[TST-75, TST-76] members of different roles send authenticated requests', async () => {
  const { as } = await world()
  const mira = as({ roles: ['member'], name: 'Mira' })
  const { status, body } = await mira.get('/auth/me')
  expect(status).toBe(200)
  expect(body).toMatchObject({ displayName: 'Mira', memberId: (await mira.identity()).memberId })
  expect((await as({ roles: ['admin'] }).get('/auth/me')).body.permissions).toContain('*')
  expectRefusal(await as('visitor').get('/auth/me'), 'sign_in_required')
})

test('[DB-13, TST-74] each world is a community of its own', async () => {
  const [one, two] = [await world(), await world()]
  expect(one.tenant.id).not.toBe(two.tenant.id)
  const { body } = await one.as('visitor').call(showCommunity, {})
  expect(body.name).toBe(one.tenant.name)
})

test('a stranger is somebody at home and nobody here', async () => {
  const { as, tenant } = await world()
  const stranger = as.stranger()
  expect((await stranger.get('/auth/me')).status).toBe(200)
  expectRefusal(await stranger.at(tenant).get('/auth/me'), 'session_expired')
})

test('[TST-15] the clock moves when the test says so', async () => {
  const { as, clock } = await world()
  const mira = as({ roles: ['member'] })
  expect((await mira.get('/auth/me')).status).toBe(200)
  clock.advance({ hours: 24 * 100 })
  expectRefusal(await mira.get('/auth/me'), 'session_expired')
})

test('real connections reach the same program', async () => {
  const { as, listen, tenant } = await world()
  const { token } = await as({ roles: ['member'] }).identity()
  const { origin, hostHeader } = await listen()
  const answer = await fetch(`${origin}/api/v1/auth/me`, {
    headers: { 'x-tenant': tenant.slug, authorization: `Bearer ${token}` },
  })
  expect(hostHeader).toContain(tenant.slug)
  expect(answer.status).toBe(200)
})
