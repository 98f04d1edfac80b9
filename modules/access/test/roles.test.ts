import { expectRefusal, world } from '@guildhall/kernel/testing'
import { expect, test } from 'vitest'
import {
  chooseDefaultRole,
  createRole,
  deleteRole,
  editRole,
  grantRight,
  listRoles,
  listTemplates,
  setMatrix,
  showMatrix,
  showRole,
} from '../contract/index.ts'
import { aRole } from '../testing/factories.ts'

const stage = async () => {
  const made = await world()
  return { ...made, admin: made.as({ roles: ['admin'] }) }
}

test('[RBAC-07] a role comes to what it inherits, and a change of a parent reaches its heirs’ holders at once', async () => {
  const { admin, as } = await stage()
  await aRole(admin, { name: 'Base', permissions: ['forum.audience.public'] })
  const heir = await aRole(admin, { name: 'Heir', permissions: [], inherits: ['base'] })
  expect(heir.effective).toEqual(['forum.audience.public'])
  const holder = as({ roles: [] })
  const { memberId } = await holder.identity()
  await admin.call(grantRight, { member: memberId, role: 'heir' })
  expect((await holder.call(listRoles, {})).status).toBe(403)
  expect((await admin.call(editRole, { role: 'base', permissions: ['access.right.read'] })).status).toBe(200)
  expect((await holder.call(listRoles, {})).status).toBe(200)
  await admin.call(editRole, { role: 'base', permissions: [] })
  expect((await holder.call(listRoles, {})).status).toBe(403)
})

test('[RBAC-08] patterns are taken; an unknown one is refused with the nearest that is meant', async () => {
  const { admin } = await stage()
  expect((await aRole(admin, { permissions: ['forum.*'] })).effective).toEqual(['forum.*'])
  const answer = await admin.call(createRole, { name: 'Mistyped', permissions: ['forum.moderat'] })
  expectRefusal(answer, 'unknown_permission')
  expect(JSON.stringify(answer.body)).toContain('Did you mean forum.moderate?')
})

test('[TST-65] whoever looks after roles raises nobody, not themselves either: by right, pattern, heritage, template or default', async () => {
  const { admin, as } = await stage()
  await aRole(admin, { name: 'Clerk', permissions: ['access.role.manage', 'access.grant.manage', 'forum.audience.public'] })
  const clerk = as({ roles: ['clerk'] })
  const { memberId } = await clerk.identity()
  const attempts = [
    clerk.call(editRole, { role: 'clerk', permissions: ['access.role.manage', 'forum.moderate'] }),
    clerk.call(editRole, { role: 'clerk', permissions: ['*'] }),
    clerk.call(editRole, { role: 'clerk', permissions: ['access.*'] }),
    clerk.call(editRole, { role: 'clerk', inherits: ['admin'] }),
    clerk.call(createRole, { name: 'Mine', inherits: ['moderator'] }),
    clerk.call(createRole, { name: 'Mine', template: 'bundle:content-moderator' }),
    clerk.call(setMatrix, { changes: [{ role: 'clerk', permission: 'forum.moderate', granted: true }] }),
    clerk.call(setMatrix, { changes: [{ role: 'visitor', permission: 'forum.moderate', granted: true }] }),
    clerk.call(grantRight, { member: memberId, role: 'admin' }),
    clerk.call(grantRight, { member: memberId, permission: 'forum.*' }),
    clerk.call(chooseDefaultRole, { role: 'moderator' }),
    clerk.call(deleteRole, { role: 'admin' }),
    clerk.call(editRole, { role: 'admin', permissions: [] }),
  ]
  for (const attempt of attempts) expectRefusal(await attempt, 'beyond_own_rights')
  expect((await admin.call(showRole, { role: 'clerk' })).body.effective).toHaveLength(3)
})

test('[TST-65] unknown keys of a body are refused, so nobody slips an effective right or a flag in', async () => {
  const { admin } = await stage()
  await aRole(admin, { name: 'Plain' })
  for (const more of [{ effective: ['*'] }, { isDefault: true }, { tenant_id: '0' }])
    expectRefusal(await admin.patch('/access/roles/plain', { name: 'Plain', ...more }), 'invalid_input')
})

test('roles cannot inherit in a circle', async () => {
  const { admin } = await stage()
  await aRole(admin, { name: 'One' })
  await aRole(admin, { name: 'Two', inherits: ['one'] })
  expectRefusal(await admin.call(editRole, { role: 'one', inherits: ['two'] }), 'role_circle')
  expectRefusal(await admin.call(editRole, { role: 'one', inherits: ['one'] }), 'role_circle')
  expectRefusal(await admin.call(editRole, { role: 'one', inherits: ['nowhere'] }), 'unknown_role')
})

test('the last role that runs the community cannot lose it, nor go', async () => {
  const { admin } = await stage()
  expectRefusal(await admin.call(editRole, { role: 'admin', permissions: ['forum.*'] }), 'last_administrator')
  expectRefusal(await admin.call(deleteRole, { role: 'admin' }), 'last_administrator')
  expect((await admin.call(showRole, { role: 'admin' })).body.permissions).toEqual(['*'])
})

test('a deleted role is lost by its holders; those of newcomers and visitors and inherited ones stay', async () => {
  const { admin, as } = await stage()
  await aRole(admin, { name: 'Brief', permissions: ['access.right.read'] })
  const holder = as({ roles: ['brief'] })
  expect((await holder.call(listRoles, {})).status).toBe(200)
  expect((await admin.call(deleteRole, { role: 'brief' })).body).toEqual({ removed: true, members: 1 })
  expect((await holder.call(listRoles, {})).status).toBe(403)
  expectRefusal(await admin.call(deleteRole, { role: 'member' }), 'role_stays')
  expectRefusal(await admin.call(deleteRole, { role: 'visitor' }), 'role_stays')
  await aRole(admin, { name: 'Parent' })
  await aRole(admin, { name: 'Child', inherits: ['parent'] })
  expectRefusal(await admin.call(deleteRole, { role: 'parent' }), 'role_still_inherited')
})

test('newcomers get another role from now on; the visitors’ role is not for them', async () => {
  const { admin } = await stage()
  await aRole(admin, { name: 'Fresh' })
  expect((await admin.call(chooseDefaultRole, { role: 'fresh' })).body.isDefault).toBe(true)
  expect((await admin.call(showRole, { role: 'member' })).body.isDefault).toBe(false)
  expectRefusal(await admin.call(chooseDefaultRole, { role: 'visitor' }), 'not_for_newcomers')
})

test('what visitors may do changes with their role, at once', async () => {
  const { admin, host, tenant } = await stage()
  await admin.call(editRole, { role: 'visitor', permissions: [] })
  expect((await host.tenants.byId(tenant.id))?.visitorPermissions).toEqual([])
})

test('[RBAC-19] a role starts from a template: a role of the blueprint or a bundle', async () => {
  const { admin } = await stage()
  const { items } = (await admin.call(listTemplates, {})).body
  const bundle = items.find(({ id }) => id === 'bundle:content-moderator')
  const { body } = await admin.call(createRole, { name: 'Steward', template: 'bundle:content-moderator' })
  expect(body).toMatchObject({ key: 'steward', permissions: bundle?.permissions, members: 0 })
  expectRefusal(await admin.call(createRole, { name: 'Steward', template: 'bundle:nothing' }), 'unknown_template')
})

test('[RBAC-15] the matrix is made from what the modules declare and tells own, patterned and inherited rights apart', async () => {
  const { admin, host } = await stage()
  const { body } = await admin.call(showMatrix, {})
  const rows = body.groups.flatMap(({ permissions }) => permissions)
  expect(rows.map(({ permission }) => permission).sort()).toEqual([...host.registry.permissions.keys()].sort())
  const moderate = rows.find(({ permission }) => permission === 'forum.moderate')
  expect(moderate?.cells).toEqual({ moderator: 'own', admin: 'pattern' })
  expect(rows.find(({ permission }) => permission === 'forum.post.create')?.cells.moderator).toBe('inherited')
  expect(moderate?.holders).toBe(1)
  expect((await admin.call(showMatrix, { q: 'moderate' })).body.groups.map(({ module }) => module)).toContain('forum')
})

test('rights in no role and roles nobody holds are named', async () => {
  const { admin } = await stage()
  await aRole(admin, { name: 'Empty chair' })
  const { body } = await admin.call(showMatrix, {})
  expect(body.idleRoles).toContain('empty-chair')
  expect(body.unused).toEqual([])
})

test('[RBAC-10] [AUD-04] each change of a role is in the audit log with what was before and after', async () => {
  const { admin, database, tenant } = await stage()
  await aRole(admin, { name: 'Logged', permissions: ['forum.audience.public'] })
  await admin.call(editRole, { role: 'logged', permissions: ['forum.moderate'] })
  const { rows } = await database.owner.query(
    "select before, after, subject_id from audit_entries where tenant_id = $1 and action = 'access.edit-role'",
    [tenant.id],
  )
  expect(rows).toMatchObject([
    {
      subject_id: 'logged',
      before: { logged: { permissions: ['forum.audience.public'] } },
      after: { logged: { permissions: ['forum.moderate'] } },
    },
  ])
})
