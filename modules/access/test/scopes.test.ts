import { closeTopic, createTopic } from '@guildhall/forum/contract'
import { expectRefusal, world } from '@guildhall/kernel/testing'
import { anOrganisation, belongs } from '@guildhall/organisations/testing'
import { expect, test } from 'vitest'
import { sections } from '../../../apps/server/testing/community.ts'
import {
  checkPermission,
  editRole,
  grantRight,
  listGrants,
  listMyRights,
  setMatrix,
  showMatrix,
  trace,
} from '../contract/index.ts'
import { grant, revoke } from '../server/api.ts'
import { aRole } from '../testing/factories.ts'

const stage = async () => {
  const made = await world()
  const someone = made.as({ roles: ['member'] })
  return { ...made, admin: made.as({ roles: ['admin'] }), someone, memberId: (await someone.identity()).memberId }
}

test('a right for one’s own things counts for those and for no others', async () => {
  const { admin, someone, memberId } = await stage()
  const topicOf = async (who: typeof admin) =>
    (await who.call(createTopic, { category: 'general', title: 'A question', body: 'Words.' })).body.topic.id
  const [own, other] = [await topicOf(someone), await topicOf(admin)]
  expectRefusal(await someone.call(closeTopic, { topic: own }), 'not_permitted')
  const given = { member: memberId, permission: 'forum.moderate', scope: 'own', reason: 'Looks after their own threads.' }
  expect((await admin.call(grantRight, given)).body).toMatchObject({ scope: 'own', reason: given.reason })
  expect((await someone.call(closeTopic, { topic: own })).status).toBe(200)
  expectRefusal(await someone.call(closeTopic, { topic: other }), 'not_permitted')
  expect((await someone.call(checkPermission, { permission: 'forum.moderate' })).body.allowed).toBe(false)
  const { steps } = (await admin.call(trace, { memberId, permission: 'forum.moderate' })).body
  expect(steps.map(({ code }) => code)).toContain('grant_scoped')
})

test('[INV-17] the right to invite for one organisation’s matters leads into that one, and ends when its member leaves', async () => {
  const { admin, as, someone, memberId, transact, ...rest } = await stage()
  const organisation = await anOrganisation(admin)
  const other = await anOrganisation(admin)
  const invite = (into: { id: string }) => someone.post('/invitations', { organisationId: into.id })
  const given = { member: memberId, permission: 'community.invite', scope: `organisation:${organisation.id}` }
  expectRefusal(await admin.call(grantRight, given), 'not_in_organisation')
  await belongs({ as, transact, ...rest } as never, someone, { organisation })
  expectRefusal(await invite(organisation), 'not_permitted')
  expect((await admin.call(grantRight, given)).status).toBe(200)
  expect((await invite(organisation)).status).toBe(200)
  expect((await someone.get('/invitations')).body.items).toHaveLength(1)
  expectRefusal(await invite(other), 'not_permitted')
  expectRefusal(await someone.post('/invitations', {}), 'not_permitted')
  await admin.delete(`/organisations/${organisation.id}/members/${memberId}`)
  expectRefusal(await invite(organisation), 'not_permitted')
  expect((await admin.call(listGrants, { member: memberId })).body.items.map(({ source }) => source)).toEqual(['role'])
})

test('a scoped right is no way to more: neither given on without its scope, nor counted as running the community', async () => {
  const { admin, someone, memberId, as } = await stage()
  await admin.call(grantRight, { member: memberId, permission: '*', scope: 'own' })
  const other = (await as({ roles: [] }).identity()).memberId
  expectRefusal(await someone.call(grantRight, { member: other, role: 'admin' }), 'not_found')
  const own = (await admin.call(listGrants, { member: (await admin.identity()).memberId })).body.items[0]?.id ?? ''
  expectRefusal(await admin.delete(`/access/grants/${own}`), 'last_administrator')
})

const withCondition = {
  sections: {
    access: {
      roles: sections.access.roles.map((role) =>
        role.key === 'member' ? { ...role, permissions: ['forum.topic.create+badge:conduct', 'forum.audience.members'] } : role,
      ),
    },
  },
}

test('[RBAC-16] a blueprint’s rule may ask for a role and a badge: with the badge it counts, revoked or over it does not', async () => {
  const { as, transact, clock, host } = await world(withCondition)
  const [member, admin] = [as({ roles: ['member'] }), as({ roles: ['admin'] })]
  const { memberId } = await member.identity()
  const start = () => member.call(createTopic, { category: 'general', title: 'A question', body: 'Words.' })
  const badge = (more: { expiresAt?: string } = {}) =>
    transact((tx) => grant(tx, { memberId, permission: 'badge:conduct', source: 'badge:conduct', ...more }))
  expectRefusal(await start(), 'not_permitted')
  const why = async () => (await admin.call(trace, { memberId, permission: 'forum.topic.create' })).body
  expect((await why()).steps.map(({ code }) => code)).toContain('grant_needs_badge')
  await badge()
  expect((await start()).status).toBe(200)
  expect((await why()).allowed).toBe(true)
  await transact((tx) => revoke(tx, { memberId, source: 'badge:conduct' }))
  expectRefusal(await start(), 'not_permitted')
  await badge({ expiresAt: Temporal.Instant.from(host.clock.now()).add({ hours: 1 }).toString() })
  expect((await start()).status).toBe(200)
  clock.advance({ minutes: 61 })
  expectRefusal(await start(), 'not_permitted')
  const { groups } = (await admin.call(showMatrix, { q: 'forum.topic.create' })).body
  expect(groups[0]?.permissions[0]?.cells.member).toBe('badge')
})

test('[RBAC-16] a right may come from a role or a badge: either is enough, and each ends by itself', async () => {
  const { admin, someone, memberId, transact } = await stage()
  const held = async () =>
    (await someone.call(listMyRights, {})).body.items.filter(({ permission }) => permission === 'forum.moderate')
  await transact((tx) => grant(tx, { memberId, permission: 'forum.moderate', source: 'badge:steward' }))
  await admin.call(grantRight, { member: memberId, role: 'moderator' })
  expect((await held()).map(({ source }) => source).sort()).toEqual(['badge:steward', 'role:moderator'])
  await transact((tx) => revoke(tx, { memberId, source: 'role' }))
  expect((await held()).map(({ source }) => source)).toEqual(['badge:steward'])
  await transact((tx) => revoke(tx, { memberId, source: 'badge:steward' }))
  expect(await held()).toEqual([])
})

test('conditions raise nobody: who lacks the right gives it with no condition either, and no badge is given by hand', async () => {
  const { admin, as, memberId } = await stage()
  await aRole(admin, { name: 'Clerk', permissions: ['access.role.manage', 'access.grant.manage'] })
  const clerk = as({ roles: ['clerk'] })
  const conditional = { role: 'clerk', permission: 'forum.moderate+badge:conduct', granted: true }
  expectRefusal(await clerk.call(setMatrix, { changes: [conditional] }), 'beyond_own_rights')
  expectRefusal(await admin.call(grantRight, { member: memberId, permission: 'badge:conduct' }), 'unknown_permission')
  expectRefusal(await admin.call(editRole, { role: 'clerk', permissions: ['forum.moderate+conduct'] }), 'unknown_permission')
  expect((await admin.call(setMatrix, { changes: [conditional] })).status).toBe(200)
})
