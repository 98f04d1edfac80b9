import { expectRefusal, world } from '@guildhall/kernel/testing'
import { expect, test } from 'vitest'
import {
  createRole,
  deleteTemplate,
  grantRight,
  listRoles,
  listTemplates,
  saveTemplate,
  setMatrix,
  showUse,
} from '../contract/index.ts'
import { aRole } from '../testing/factories.ts'

const stage = async () => {
  const made = await world()
  return { ...made, admin: made.as({ roles: ['admin'] }) }
}
/** Grants older than ninety days, without moving the clock: sessions would end. */
const aged = (made: Awaited<ReturnType<typeof stage>>) =>
  made.database.owner.query("update access_grants set granted_at = granted_at - interval '91 days' where tenant_id = $1", [
    made.tenant.id,
  ])

test('[RBAC-20] a right given for ninety days that nobody used is named with the roles that have it; one that was used is not', async () => {
  const made = await stage()
  const { admin, as, host } = made
  const moderator = as({ roles: ['moderator'] })
  const { memberId } = await moderator.identity()
  await admin.call(grantRight, { member: memberId, permission: 'organisations.manage' })
  const named = async () => (await admin.call(showUse, {})).body.unused.map(({ permission }) => permission)
  expect(await named()).toEqual([])
  await aged(made)
  expect(await named()).toEqual(expect.arrayContaining(['forum.moderate', 'community.invite']))
  await moderator.post('/invitations', {})
  await host.usage.flush()
  expect(await named()).not.toContain('community.invite')
  const { unused, idleGrants } = (await admin.call(showUse, {})).body
  expect(unused.find(({ permission }) => permission === 'forum.moderate')).toMatchObject({
    lastUsed: null,
    roles: [{ key: 'moderator', mayTake: true }],
  })
  expect(idleGrants).toMatchObject([{ memberId, permission: 'organisations.manage', may: { revoke: true } }])
})

test('[RBAC-20] a use is noted once a day for each member and right, by no statement of the request itself', async () => {
  const { admin, host, tenant, database } = await stage()
  const rows = async () =>
    (
      await database.owner.query(
        "select permission, member_id from access_uses where tenant_id = $1 and permission = 'access.role.manage'",
        [tenant.id],
      )
    ).rows
  for (let time = 0; time < 3; time++) await aRole(admin)
  expect(await rows()).toEqual([])
  await host.usage.flush()
  expect(await rows()).toEqual([{ permission: 'access.role.manage', member_id: (await admin.identity()).memberId }])
  await aRole(admin)
  await host.usage.flush()
  expect(await rows()).toHaveLength(1)
})

test('[RBAC-20] strong rights in many hands are named with how many and by which roles', async () => {
  const { admin, as } = await stage()
  expect((await admin.call(showUse, {})).body.crowded).toEqual([])
  for (let count = 0; count < 4; count++) await as({ roles: ['moderator'] }).identity()
  const { crowded } = (await admin.call(showUse, {})).body
  expect(crowded.find(({ permission }) => permission === 'community.invite')).toMatchObject({
    holders: 5,
    members: 5,
    roles: [{ key: 'moderator' }, { key: 'admin' }],
  })
  expectRefusal(await as({ roles: ['member'] }).call(showUse, {}), 'not_permitted')
})

test('[RBAC-19] a role is kept as a template under a name, others start from it, and it can go again', async () => {
  const { admin, as } = await stage()
  await aRole(admin, { name: 'Greeter', permissions: ['community.invite'], inherits: ['member'] })
  const { body } = await admin.call(saveTemplate, { role: 'greeter', name: 'Front desk', summary: 'Lets people in.' })
  expect(body).toMatchObject({ from: 'saved', permissions: ['community.invite'], inherits: ['member'], may: { remove: true } })
  const made = await admin.call(createRole, { name: 'Doorkeeper', template: body.id })
  expect(made.body).toMatchObject({ permissions: ['community.invite'], inherits: ['member'] })
  await admin.call(setMatrix, { changes: [{ role: 'greeter', permission: 'forum.moderate', granted: true }] })
  expect((await admin.call(saveTemplate, { role: 'greeter', name: 'front desk' })).body.id).toBe(body.id)
  const saved = async () => (await admin.call(listTemplates, {})).body.items.filter(({ from }) => from === 'saved')
  expect(await saved()).toMatchObject([{ name: 'front desk', permissions: ['community.invite', 'forum.moderate'] }])
  expectRefusal(await as({ roles: ['member'] }).call(deleteTemplate, { template: body.id }), 'not_found')
  expect((await admin.call(deleteTemplate, { template: body.id })).body).toEqual({ removed: true })
  expect(await saved()).toEqual([])
})

test('[RBAC-18] several roles and rights change together after a look at what would change, and back again', async () => {
  const { admin } = await stage()
  for (const name of ['One', 'Two']) await aRole(admin, { name, permissions: ['community.invite'] })
  const changes = ['one', 'two'].flatMap((role) =>
    ['community.invite', 'forum.moderate'].map((permission) => ({ role, permission, granted: true })),
  )
  const rightsOf = async () =>
    (await admin.call(listRoles, {})).body.items
      .filter(({ key }) => ['one', 'two'].includes(key))
      .map(({ permissions }) => permissions)
  const changed = ['one', 'two'].map((role) => ({ role, permission: 'forum.moderate', granted: true }))
  expect((await admin.call(setMatrix, { changes, dryRun: true })).body).toMatchObject({ dryRun: true, changed })
  expect(await rightsOf()).toEqual([['community.invite'], ['community.invite']])
  expect((await admin.call(setMatrix, { changes })).body.changed).toEqual(changed)
  await admin.call(setMatrix, { changes: changed.map((change) => ({ ...change, granted: false })) })
  expect(await rightsOf()).toEqual([['community.invite'], ['community.invite']])
  const away = [{ role: 'admin', permission: '*', granted: false }]
  expectRefusal(await admin.call(setMatrix, { changes: away, dryRun: true }), 'last_administrator')
})
