import { createHost } from '@guildhall/kernel/host'
import { expectRefusal, world } from '@guildhall/kernel/testing'
import { expect, test } from 'vitest'
import { checkPermission, checkPermissions, grantRight, trace } from '../contract/index.ts'
import { grant, revoke } from '../server/api.ts'

test('[RBAC-11] permissions are checked one by one or up to a hundred together, with what covers them', async () => {
  const { as } = await world()
  const moderator = as({ roles: ['moderator'] })
  const { body } = await moderator.call(checkPermission, { permission: 'forum.post.create' })
  expect(body).toMatchObject({
    allowed: true,
    grants: [{ pattern: 'forum.post.create', source: 'role:moderator', sourceName: 'Moderator', expiresAt: null }],
  })
  const many = await moderator.call(checkPermissions, { permissions: ['forum.moderate', 'access.role.manage'] })
  expect(many.body.items.map(({ allowed }) => allowed)).toEqual([true, false])
  const tooMany = Array.from({ length: 101 }, (_, at) => `forum.${at}`)
  expectRefusal(await moderator.call(checkPermissions, { permissions: tooMany }), 'invalid_input')
})

test('[RBAC-24] others’ rights are asked about only by those who may; nobody asks across communities', async () => {
  const { as } = await world()
  const { memberId } = await as({ roles: ['moderator'] }).identity()
  const ask = { permission: 'forum.moderate', memberId }
  expect((await as({ roles: ['admin'] }).call(checkPermission, ask)).body.allowed).toBe(true)
  expectRefusal(await as({ roles: ['member'] }).call(checkPermission, ask), 'not_found')
  expectRefusal(await as({ roles: ['member'] }).call(trace, ask), 'not_found')
  expectRefusal(await as.stranger().call(checkPermission, ask), 'not_found')
})

test('“why may this person?” names standing, role, the role it is inherited from, and the pattern', async () => {
  const { as } = await world()
  const { memberId } = await as({ roles: ['moderator'], name: 'Mo' }).identity()
  const { body } = await as({ roles: ['admin'] }).call(trace, { memberId, permission: 'forum.post.create' })
  expect(body).toMatchObject({ allowed: true, displayName: 'Mo', summary: 'Reply to topics' })
  expect(body.steps.map(({ code }) => code)).toEqual(['member_active', 'grant_inherits'])
  expect(body.steps[1]).toMatchObject({ path: [{ key: 'moderator' }, { key: 'member' }], pattern: 'forum.post.create' })
  expect(body.steps[1]?.sentence).toBe(
    'They hold the role Moderator (given by hand), which inherits from Member; it includes forum.post.create.',
  )
})

test('“why may this person not?” shows what they hold, what is over, and what would be needed', async () => {
  const { as, clock, host } = await world()
  const admin = as({ roles: ['admin'] })
  const { memberId } = await as({ roles: ['member'] }).identity()
  const expiresAt = Temporal.Instant.from(host.clock.now()).add({ hours: 1 }).toString()
  await admin.call(grantRight, { member: memberId, permission: 'forum.*', expiresAt })
  clock.advance({ minutes: 61 })
  const { body } = await admin.call(trace, { memberId, permission: 'forum.moderate' })
  expect(body.allowed).toBe(false)
  expect(body.steps.map(({ code }) => code)).toEqual(['member_active', 'grant_expired', 'grant_elsewhere', 'needs_role'])
  expect(body.steps.at(-1)?.path.map(({ key }) => key)).toEqual(['moderator', 'admin'])
  const nowhere = await admin.call(trace, { memberId, permission: 'forum.no.such' })
  expect(nowhere.body).toMatchObject({ allowed: false, summary: null })
})

test('a suspended member may nothing, whatever they hold', async () => {
  const { as, transact } = await world()
  const { memberId } = await as({ roles: ['moderator'] }).identity()
  await transact((tx) => tx.db.updateTable('people_members').set({ status: 'suspended' }).where('id', '=', memberId).execute())
  const { body } = await as({ roles: ['admin'] }).call(trace, { memberId, permission: 'forum.moderate' })
  expect(body.allowed).toBe(false)
  expect(body.steps.map(({ code }) => code)).toEqual(['member_suspended', 'grant_covers', 'needs_membership'])
})

test('[RBAC-09] what one host takes back, another host on the same database refuses with its next request', async () => {
  const { as, host, tenant, transact } = await world()
  const member = as({ roles: [] })
  const { memberId, token } = await member.identity()
  const other = await createHost({
    config: host.config,
    log: host.log,
    clock: host.clock,
    modules: host.registry.modules,
    authenticate: (await import('@guildhall/identity/api')).authenticateToken,
    db: host.db,
  })
  const heldThere = async () => (await other.authenticate(tenant, token))?.permissions ?? []
  for (let time = 0; time < 20; time++) {
    await transact((tx) => grant(tx, { memberId, role: 'moderator', source: 'role' }))
    expect(await heldThere()).toContain('forum.moderate')
    await transact((tx) => revoke(tx, { memberId, source: 'role' }))
    expect(await heldThere()).toEqual([])
  }
})
