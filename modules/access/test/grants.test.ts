import { expectRefusal, world } from '@guildhall/kernel/testing'
import { expect, test } from 'vitest'
import { changeGrants, grantRight, listGrants, listRoles, revokeGrant } from '../contract/index.ts'
import { grant, revoke } from '../server/api.ts'
import { aRole } from '../testing/factories.ts'

const stage = async () => {
  const made = await world()
  const someone = made.as({ roles: [] })
  return { ...made, admin: made.as({ roles: ['admin'] }), someone, memberId: (await someone.identity()).memberId }
}
const later = (now: string, hours: number) => Temporal.Instant.from(now).add({ hours }).toString()

test('a right is given, is listed with its source, and is gone with the next request once taken back', async () => {
  const { admin, someone, memberId } = await stage()
  const { body } = await admin.call(grantRight, { member: memberId, permission: 'access.right.read' })
  expect(body).toMatchObject({ source: 'hand', permission: 'access.right.read', expiresAt: null, may: { revoke: true } })
  expect((await someone.call(listRoles, {})).status).toBe(200)
  expect((await someone.call(listGrants, { member: memberId })).body.items).toHaveLength(1)
  await admin.call(revokeGrant, { grant: body.id })
  expect((await someone.call(listRoles, {})).status).toBe(403)
})

test('[TST-65] a grant that is over counts for nothing, and can be given anew', async () => {
  const { admin, someone, memberId, clock, host, transact } = await stage()
  const expiresAt = later(host.clock.now(), 1)
  await admin.call(grantRight, { member: memberId, permission: 'access.right.read', expiresAt })
  expect((await someone.call(listRoles, {})).status).toBe(200)
  clock.advance({ minutes: 61 })
  expect((await someone.call(listRoles, {})).status).toBe(403)
  expect((await admin.call(listGrants, { member: memberId })).body.items).toMatchObject([{ isExpired: true }])
  await transact((tx) => grant(tx, { memberId, permission: 'access.right.read', source: 'hand' }))
  expect((await someone.call(listRoles, {})).status).toBe(200)
})

test('an end in the past, an unknown right, both or neither are refused with a sentence', async () => {
  const { admin, memberId, host } = await stage()
  const expiresAt = later(host.clock.now(), -1)
  expectRefusal(await admin.call(grantRight, { member: memberId, role: 'moderator', expiresAt }), 'end_in_the_past')
  expectRefusal(await admin.call(grantRight, { member: memberId, permission: 'forum.moderat' }), 'unknown_permission')
  expectRefusal(await admin.call(grantRight, { member: memberId, role: 'nobody' }), 'unknown_role')
  expectRefusal(await admin.call(grantRight, { member: memberId }), 'role_or_right')
  expectRefusal(await admin.call(grantRight, { member: memberId, role: 'visitor' }), 'visitors_role')
})

test('what an organisation or a badge gives ends there, not here', async () => {
  const { admin, memberId, transact } = await stage()
  await transact((tx) => grant(tx, { memberId, role: 'moderator', source: 'organisation:1' }))
  const [held] = (await admin.call(listGrants, { member: memberId })).body.items
  expect(held?.may.revoke).toBe(false)
  expectRefusal(await admin.call(revokeGrant, { grant: held?.id ?? '' }), 'grant_from_elsewhere')
  await transact((tx) => revoke(tx, { memberId, source: 'organisation:1' }))
  expect((await admin.call(listGrants, { member: memberId })).body.items).toEqual([])
})

test('[RBAC-17] the last administrator is not taken away, not by an end either', async () => {
  const { admin, host } = await stage()
  const { memberId } = await admin.identity()
  const [own] = (await admin.call(listGrants, { member: memberId })).body.items
  expectRefusal(await admin.call(revokeGrant, { grant: own?.id ?? '' }), 'last_administrator')
  expectRefusal(await admin.call(changeGrants, { members: [memberId], action: 'take', role: 'admin' }), 'last_administrator')
  expectRefusal(
    await admin.call(changeGrants, { members: [memberId], action: 'take', role: 'admin', dryRun: true }),
    'last_administrator',
  )
  const expiresAt = later(host.clock.now(), 1)
  expectRefusal(await admin.call(grantRight, { member: memberId, role: 'admin', expiresAt }), 'last_administrator')
})

test('a role is given to many: the dry run says who, the second time nothing changes', async () => {
  const { admin, as, memberId } = await stage()
  await aRole(admin, { name: 'Crew' })
  const held = (await as({ roles: ['crew'] }).identity()).memberId
  const unknown = '01900000-0000-7000-8000-000000000000'
  const input = { members: [memberId, held, unknown], action: 'give' as const, role: 'crew' }
  const said = { changed: [memberId], unchanged: [held], refused: [{ memberId: unknown }] }
  expect((await admin.call(changeGrants, { ...input, dryRun: true })).body).toMatchObject({ dryRun: true, ...said })
  expect((await admin.call(listGrants, { member: memberId })).body.items).toEqual([])
  expect((await admin.call(changeGrants, input)).body).toMatchObject({ dryRun: false, ...said })
  expect((await admin.call(changeGrants, input)).body.changed).toEqual([])
  expect((await admin.call(changeGrants, { ...input, action: 'take' })).body.changed).toEqual([memberId, held])
})

test('[RBAC-22] members see their own grants only; others’ are not there for them', async () => {
  const { as, memberId } = await stage()
  const other = as({ roles: ['member'] })
  expectRefusal(await other.call(listGrants, { member: memberId }), 'not_found')
  expectRefusal(await other.call(grantRight, { member: memberId, role: 'member' }), 'not_found')
})
