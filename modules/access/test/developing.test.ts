import { startSessionFor } from '@guildhall/identity/api'
import { expectRefusal, world } from '@guildhall/kernel/testing'
import { expect, test } from 'vitest'
import { develop, endDevelopment, grantRight, listRoles, revokeGrant, showElevation } from '../contract/index.ts'
import { appoint } from '../testing/factories.ts'

const stage = async () => {
  const made = await world()
  const someone = made.as({ roles: ['member'] })
  return { ...made, admin: made.as({ roles: ['admin'] }), someone, memberId: (await someone.identity()).memberId }
}
type Asked = { headers: Readonly<Record<string, unknown>> }
const traceIn = ({ headers }: Asked) => JSON.parse(String(headers['x-decision-trace'] ?? 'null'))

test('[PLAT-11] a developer is told, in this session and for a while, what answered, how long it took and which rights were asked about', async () => {
  const { admin, someone, memberId, clock } = await stage()
  expectRefusal(await someone.call(develop, { minutes: 15 }), 'not_permitted')
  const { body } = await admin.call(grantRight, { member: memberId, permission: 'access.developer.use' })
  expect(traceIn(await someone.call(listRoles, {}))).toBeNull()
  expect((await someone.call(develop, { minutes: 15 })).status).toBe(200)
  expectRefusal(await someone.call(develop, { minutes: 60 }), 'already_developing')
  const refused = await someone.call(listRoles, {})
  expectRefusal(refused, 'not_permitted')
  expect(traceIn(refused)).toMatchObject([{ name: 'access.list-roles', outcome: 'not_permitted' }])
  expect(traceIn(refused)[0].decisions).toContainEqual({ permission: 'access.right.read', held: false })
  expect(refused.headers['server-timing']).toMatch(/^access\.list-roles;dur=[\d.]+;desc="not_permitted"/)
  const shown = await someone.get('/auth/me')
  expect(shown.headers['server-timing']).toMatch(/identity\.show-me\.run;dur=/)
  expect(shown.headers['cache-control']).toContain('private')
  clock.advance({ minutes: 16 })
  expect(traceIn(await someone.call(listRoles, {}))).toBeNull()
  await someone.call(develop, { minutes: 15 })
  await admin.call(revokeGrant, { grant: body.id })
  expect(traceIn(await someone.call(listRoles, {}))).toBeNull()
})

test('nobody else’s answers change meanwhile, nor those of another session of the same member', async () => {
  const { admin, as, transact, someone } = await stage()
  await admin.call(develop, { minutes: 15 })
  expect(traceIn(await admin.call(listRoles, {}))).not.toBeNull()
  const others = [someone, as('visitor'), as({ roles: ['admin'] })]
  for (const other of others) expect((await other.call(listRoles, {})).headers).not.toHaveProperty('server-timing')
  const { accountId, memberId } = await admin.identity()
  const again = await transact((tx) => startSessionFor(tx, { accountId, memberId, remember: false }))
  const headers = { authorization: `Bearer ${again.token}` }
  expect((await as('visitor').get('/access/roles', { headers })).headers).not.toHaveProperty('server-timing')
})

test('it shows names and times, nothing that was read, and nothing more can be read', async () => {
  const made = await stage()
  const { someone } = made
  await appoint(made, someone)
  expect((await someone.call(showElevation, {})).body).toMatchObject({ mayDevelop: true, developingUntil: null })
  await someone.call(develop, { minutes: 15 })
  expectRefusal(await someone.call(listRoles, {}), 'not_permitted')
  const { headers } = await someone.get('/auth/me')
  const told = `${headers['server-timing']} ${headers['x-decision-trace']}`
  const { memberId, accountId } = await someone.identity()
  for (const secret of [memberId, accountId]) expect(told).not.toContain(secret)
  expect((await someone.call(endDevelopment, {})).body).toEqual({ ended: true })
  expect((await someone.call(endDevelopment, {})).body).toEqual({ ended: false })
})

test('when it begins and ends stands in the audit log', async () => {
  const { admin, database, tenant } = await stage()
  await admin.call(develop, { minutes: 30 })
  await admin.call(endDevelopment, {})
  const { rows } = await database.owner.query(
    "select action, subject_type from audit_entries where tenant_id = $1 and action like 'access.%develop%' order by at, id",
    [tenant.id],
  )
  expect(rows).toEqual([
    { action: 'access.develop', subject_type: 'development' },
    { action: 'access.end-development', subject_type: 'development' },
  ])
})
