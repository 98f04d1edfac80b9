import { expectRefusal, world } from '@guildhall/kernel/testing'
import { expect, test } from 'vitest'
import { register, showMe, signOut } from '../contract/index.ts'

const ann = { email: 'session@example.org', password: 'a long enough one', displayName: 'Ann Example' }
const bearer = (token: string) => ({ headers: { authorization: `Bearer ${token}` } })

async function registered(email: string) {
  const here = await world()
  const { body } = await here.as('visitor').call(register, { ...ann, email })
  return { ...here, token: body.token, memberId: body.memberId }
}

test('[TST-06, API-25] sign in, ask who one is under every name of that address, sign out; the token is then worth nothing', async () => {
  const { as } = await registered('in-and-out@example.org')
  const visitor = as('visitor')
  const { body } = await visitor.post('/auth/login', { email: 'In-and-out@example.org', password: ann.password })
  for (const path of ['/auth/me', '/auth/profile']) {
    expect((await visitor.get(path, bearer(body.token))).body.displayName).toBe(ann.displayName)
  }
  expect((await visitor.call(signOut, {}, bearer(body.token))).body).toEqual({ ended: true })
  expectRefusal(await visitor.call(showMe, {}, bearer(body.token)), 'session_expired')
})

test('[API-08] a wrong password and an unknown e-mail get the same 401', async () => {
  const { as } = await registered('known@example.org')
  const wrong = await as('visitor').post('/auth/login', { email: 'known@example.org', password: 'not the right one' })
  const unknown = await as('visitor').post('/auth/login', { email: 'unknown@example.org', password: 'not the right one' })
  expectRefusal(wrong, 'wrong_credentials')
  expect(wrong.status).toBe(401)
  expect({ ...unknown.body, requestId: 0, error: 0 }).toEqual({ ...wrong.body, requestId: 0, error: 0 })
})

test('[AUTH-16, TST-15] a session ends 30 days after it began, 90 with “remember me”', async () => {
  const { as, clock, token } = await registered('expiry@example.org')
  const visitor = as('visitor')
  const long = await visitor.post('/auth/login', { email: 'expiry@example.org', password: ann.password, remember: true })
  clock.advance({ hours: 30 * 24 - 1 })
  expect((await visitor.call(showMe, {}, bearer(token))).status).toBe(200)
  clock.advance({ hours: 2 })
  expectRefusal(await visitor.call(showMe, {}, bearer(token)), 'session_expired')
  expect((await visitor.call(showMe, {}, bearer(long.body.token))).status).toBe(200)
  clock.advance({ hours: 60 * 24 })
  expectRefusal(await visitor.call(showMe, {}, bearer(long.body.token)), 'session_expired')
})

test('a session of one community is no session in another', async () => {
  const { as, anotherTenant, token } = await registered('one-place@example.org')
  expectRefusal(
    await as('visitor')
      .at(await anotherTenant())
      .call(showMe, {}, bearer(token)),
    'session_expired',
  )
})

test('a suspended member is told so and keeps no session', async () => {
  const { as, transact, token, memberId } = await registered('suspended@example.org')
  await transact((tx) => tx.db.updateTable('people_members').set({ status: 'suspended' }).where('id', '=', memberId).execute())
  expectRefusal(
    await as('visitor').post('/auth/login', { email: 'suspended@example.org', password: ann.password }),
    'member_suspended',
  )
  expectRefusal(await as('visitor').call(showMe, {}, bearer(token)), 'session_expired')
})

test('the database holds neither the token nor the password', async () => {
  const { host, token } = await registered('stored@example.org')
  const rows = [
    ...(await host.db.global.selectFrom('identity_sessions').selectAll().execute()),
    ...(await host.db.global.selectFrom('identity_accounts').selectAll().where('email', '=', 'stored@example.org').execute()),
  ]
  expect(JSON.stringify(rows)).not.toContain(token)
  expect(rows.at(-1)?.password_hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
})

test('an idempotency key never makes a server keep a token', async () => {
  const { as, transact } = await world()
  const headers = { 'idempotency-key': 'once' }
  await as('visitor').call(register, { ...ann, email: 'keyed@example.org' }, { headers })
  expect(await transact((tx) => tx.db.selectFrom('idempotency_keys').selectAll().execute())).toEqual([])
})

test('old sessions are purged by their job, running ones are not', async () => {
  const { host, tenant, clock, token, as, transact } = await registered('purge@example.org')
  const { purgeSessions } = await import('../server/jobs.ts')
  clock.advance({ hours: 61 * 24 })
  const { body } = await as('visitor').post('/auth/login', { email: 'purge@example.org', password: ann.password })
  await purgeSessions.run({ tenantId: tenant.id, transact } as never, {})
  const left = await host.db.global.selectFrom('identity_sessions').select('id').where('tenant_id', '=', tenant.id).execute()
  expect(left).toHaveLength(1)
  expect((await as('visitor').call(showMe, {}, bearer(body.token))).status).toBe(200)
  expectRefusal(await as('visitor').call(showMe, {}, bearer(token)), 'session_expired')
})
