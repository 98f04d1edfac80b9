import { world } from '@guildhall/kernel/testing'
import { expect, test } from 'vitest'
import { listMyRights } from '../contract/index.ts'
import { grant, revoke } from '../server/api.ts'

test('“why may I?”: each right is listed with the role it comes from, inherited ones too', async () => {
  const { as } = await world()
  const { body } = await as({ roles: ['moderator'] }).call(listMyRights, {})
  expect(body.items).toContainEqual({
    permission: 'forum.audience.public',
    source: 'role:moderator',
    sourceName: 'Moderator',
    expiresAt: null,
  })
  expect(body.items.map((right) => right.permission)).toEqual([...body.items.map((right) => right.permission)].sort())
})

test('[RBAC-01] a role’s right works at once, and is gone with the commit that takes it back', async () => {
  const { as, transact } = await world()
  const member = as({ roles: [] })
  const { memberId } = await member.identity()
  const held = async () => (await member.call(listMyRights, {})).body.items.map((right) => right.permission)
  expect(await held()).toEqual([])
  await transact((tx) => grant(tx, { memberId, role: 'moderator', source: 'role' }))
  expect(await held()).toContain('forum.moderate')
  await transact((tx) => revoke(tx, { memberId, source: 'role' }))
  expect(await held()).toEqual([])
})

test('a grant with an end counts until then', async () => {
  const { as, transact, clock, host } = await world()
  const member = as({ roles: [] })
  const { memberId } = await member.identity()
  const expiresAt = Temporal.Instant.from(host.clock.now()).add({ hours: 1 }).toString()
  await transact((tx) => grant(tx, { memberId, permission: 'forum.post.create', source: 'badge:conduct', expiresAt }))
  expect((await member.call(listMyRights, {})).body.items).toMatchObject([
    { permission: 'forum.post.create', source: 'badge:conduct' },
  ])
  clock.advance({ minutes: 61 })
  expect((await member.call(listMyRights, {})).body.items).toEqual([])
})

test('giving the same right twice changes nothing and tells nobody', async () => {
  const { as, transact } = await world()
  const { memberId } = await as({ roles: [] }).identity()
  const events = () =>
    transact((tx) => tx.db.selectFrom('events').selectAll().where('name', '=', 'access.rights.changed').execute())
  for (let time = 0; time < 2; time++) await transact((tx) => grant(tx, { memberId, role: 'member', source: 'role' }))
  expect(await events()).toHaveLength(1)
})

test('what visitors may do follows the visitor role, at once', async () => {
  const { host, tenant, transact } = await world()
  const section = host.registry.modules.flatMap((module) => module.sections ?? []).find(({ name }) => name === 'access')
  const roles = [
    { key: 'everyone', name: 'Everyone', visitor: true, permissions: ['forum.audience.public'] },
    { key: 'member', name: 'Member', inherits: ['everyone'], default: true, permissions: ['forum.post.create'] },
  ]
  await transact((tx) => section?.install(tx, section.schema.parse({ roles })) as Promise<void>)
  expect((await host.tenants.byId(tenant.id))?.visitorPermissions).toEqual(['forum.audience.public'])
  await transact(
    (tx) =>
      section?.install(
        tx,
        section.schema.parse({ roles: roles.slice(1).map((role) => ({ ...role, inherits: [] })) }),
      ) as Promise<void>,
  )
  expect((await host.tenants.byId(tenant.id))?.visitorPermissions).toEqual([])
})
