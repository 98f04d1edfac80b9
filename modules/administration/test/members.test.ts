import { expectRefusal, type World, world } from '@guildhall/kernel/testing'
import { expect, test } from 'vitest'

const path = (id: string) => `/administration/members/${id}`
const idOf = async (who: ReturnType<World['as']>) => (await who.identity()).memberId

async function aCommunity() {
  const here = await world()
  const admin = here.as({ roles: ['admin'], name: 'Ada Admin' })
  const moderator = here.as({ roles: ['moderator'], name: 'Mo Derator' })
  const tarni = here.as({ roles: ['member'], name: 'Tarni Walker' })
  const [adminId, moderatorId, tarniId] = [await idOf(admin), await idOf(moderator), await idOf(tarni)]
  return { ...here, admin, moderator, tarni, visitor: here.as('visitor'), adminId, moderatorId, tarniId }
}
const names = (answer: { body: { items: { displayName: string }[] } }) => answer.body.items.map(({ displayName }) => displayName)

test('[ADM-01] [USER-11] administrators list members by name, words, role and standing; nobody else does', async () => {
  const { admin, moderator, tarni, visitor, tarniId } = await aCommunity()
  expect(names(await admin.get('/admin/users?sort=name'))).toEqual(['Ada Admin', 'Mo Derator', 'Tarni Walker'])
  expect(names(await admin.get('/administration/members?sort=name&order=down'))[0]).toBe('Tarni Walker')
  expect(names(await admin.get('/administration/members?q=walk tar'))).toEqual(['Tarni Walker'])
  const email = (await admin.get(path(tarniId))).body.email as string
  expect(names(await admin.get(`/administration/members?q=${email.slice(0, 9).toUpperCase()}`))).toEqual(['Tarni Walker'])
  expect(names(await admin.get('/administration/members?q=%27%3A%2A%20%26'))).toEqual([])
  expect(names(await admin.get('/administration/members?role=moderator'))).toEqual(['Mo Derator'])
  expect(names(await admin.get('/administration/members?status=suspended'))).toEqual([])
  expectRefusal(await moderator.get('/admin/users'), 'not_permitted')
  expectRefusal(await tarni.get(path(tarniId)), 'not_permitted')
  expectRefusal(await visitor.get('/admin/users'), 'sign_in_required')
})

test('[ADM-14] pages of the list join without gaps or repeats in every order', async () => {
  const { admin, as } = await aCommunity()
  await Promise.all(
    Array.from({ length: 9 }, (_, n) => as({ roles: ['member'], name: n % 2 ? 'Same Name' : `Name ${n}` }).identity()),
  )
  for (const sort of ['name', 'joined', 'seen']) {
    const seen: string[] = []
    let cursor = ''
    do {
      const { body } = await admin.get(`/administration/members?sort=${sort}&limit=5${cursor && `&cursor=${cursor}`}`)
      seen.push(...body.items.map((row: { memberId: string }) => row.memberId))
      cursor = body.nextCursor ?? ''
    } while (cursor)
    expect(new Set(seen).size, sort).toBe(12)
    expect(seen.length, sort).toBe(12)
  }
  expectRefusal(await admin.get('/administration/members?sort=joined&cursor=WyJ4IiwieSJd'), 'invalid_input')
})

test('[RBAC-17] an administrator changes roles; the change counts at once and is told with what was before', async () => {
  const { admin, tarni, tarniId } = await aCommunity()
  expectRefusal(await tarni.get('/administration/dashboard'), 'not_permitted')
  const changed = await admin.put(`${path(tarniId)}/roles`, { roles: ['member', 'admin'] })
  expect(changed.body.roles.map(({ key }: { key: string }) => key)).toEqual(['member', 'admin'])
  expect((await tarni.get('/administration/dashboard')).status).toBe(200)
  await admin.put(`${path(tarniId)}/roles`, { roles: ['member'] })
  expectRefusal(await tarni.get('/administration/dashboard'), 'not_permitted')
  expectRefusal(await admin.put(`${path(tarniId)}/roles`, { roles: ['emperor'] }), 'unknown_role')
})

test('[RBAC-17] nobody gives rights they do not hold, to others or to themselves, by any way in', async () => {
  const here = await world({
    sections: { access: { roles: rolesWithHelper } },
  })
  const helper = here.as({ roles: ['helper'], name: 'Hel Per' })
  const admin = here.as({ roles: ['admin'] })
  const tarni = here.as({ roles: ['member'] })
  const [helperId, adminId, tarniId] = [await idOf(helper), await idOf(admin), await idOf(tarni)]
  expectRefusal(await helper.put(`${path(helperId)}/roles`, { roles: ['helper', 'admin'] }), 'own_rights')
  expectRefusal(await helper.patch(path(helperId), { roles: ['helper', 'admin'] }), 'own_rights')
  expectRefusal(await helper.put(`${path(tarniId)}/roles`, { roles: ['member', 'admin'] }), 'beyond_own_rights')
  expectRefusal(await helper.put(`${path(adminId)}/roles`, { roles: ['member'] }), 'beyond_own_rights')
  expectRefusal(await helper.post(`${path(adminId)}/suspend`, { reason: 'Takeover' }), 'beyond_own_rights')
  expectRefusal(await helper.delete(path(adminId)), 'beyond_own_rights')
  const bulk = await helper.post('/administration/members/bulk', {
    members: [tarniId, helperId],
    action: 'add-role',
    role: 'admin',
  })
  expect(bulk.body).toMatchObject({ changed: 0, refused: [{ code: 'beyond_own_rights' }, { code: 'own_rights' }] })
  expectRefusal(await helper.patch(path(tarniId), { permissions: ['*'] }), 'invalid_input')
  expect((await helper.put(`${path(tarniId)}/roles`, { roles: ['member', 'helper'] })).status).toBe(200)
  expect((await admin.get(path(tarniId))).body.roles.map(({ key }: { key: string }) => key)).toEqual(['member', 'helper'])
})

test('[RBAC-17] where the blueprint says which role may follow which, no other step is possible', async () => {
  const roleChanges = [{ from: 'member', to: ['moderator'] }]
  const { admin, tarniId } = await aCommunityWith({ administration: { tiers: [], roleChanges } })
  expect((await admin.put(`${path(tarniId)}/roles`, { roles: ['member', 'moderator'] })).status).toBe(200)
  expectRefusal(await admin.put(`${path(tarniId)}/roles`, { roles: ['member', 'admin'] }), 'role_change_not_allowed')
})

test('[ADM-02] the last administrator can neither give up, be suspended nor be removed', async () => {
  const { admin, adminId } = await aCommunity()
  expectRefusal(await admin.put(`${path(adminId)}/roles`, { roles: ['member'] }), 'own_rights')
  expectRefusal(await admin.put(`${path(adminId)}/roles`, { roles: [] }), 'last_administrator')
  expectRefusal(await admin.delete(path(adminId)), 'not_yourself')
  expectRefusal(await admin.patch(path(adminId), { isActive: false }), 'not_yourself')
  expect((await admin.get('/administration/dashboard')).status).toBe(200)
})

test('[ADM-02] of two administrators who remove each other at once, one stays', async () => {
  for (const round of [1, 2, 3]) {
    const { admin, as, adminId } = await aCommunity()
    const other = as({ roles: ['admin'] })
    const otherId = await idOf(other)
    const way = (id: string) => (who: typeof admin) =>
      round === 1
        ? who.delete(path(id))
        : round === 2
          ? who.put(`${path(id)}/roles`, { roles: [] })
          : who.post(`${path(id)}/suspend`, { reason: 'At the same time' })
    const answers = await Promise.all([way(otherId)(admin), way(adminId)(other)])
    expect(answers.filter(({ status }) => status === 200).length, `round ${round}`).toBe(1)
    const left = await Promise.all([admin, other].map((who) => who.get('/administration/dashboard')))
    expect(left.filter(({ status }) => status === 200).length).toBe(1)
  }
})

test('[AUTH-37] [USER-11] the sessions of a suspended member end at once, and stay ended when they are let in again', async () => {
  const { admin, tarni, tarniId, moderator } = await aCommunity()
  expect((await tarni.get('/access/rights/me')).status).toBe(200)
  expectRefusal(await admin.post(`${path(tarniId)}/suspend`, {}), 'invalid_input')
  expectRefusal(await moderator.post(`${path(tarniId)}/suspend`, { reason: 'Not my place' }), 'not_found')
  const suspended = await admin.post(`${path(tarniId)}/suspend`, { reason: 'Spam in every topic' })
  expect(suspended.body).toMatchObject({ status: 'suspended', sessions: 0, may: { suspend: false, reactivate: true } })
  expect((await tarni.get('/access/rights/me')).status).toBe(401)
  expectRefusal(await admin.post(`${path(tarniId)}/suspend`, { reason: 'Once more' }), 'member_already_suspended')
  expect((await admin.patch(`/users/${tarniId}`, { isActive: true })).body).toMatchObject({ status: 'active' })
  expect((await tarni.get('/access/rights/me')).status).toBe(401)
})

test('[ADM-02] [USER-11] a removed member has no rights and no session at once, and no name after 30 days', async () => {
  const { admin, tarni, tarniId, clock, drain, as } = await aCommunity()
  expect((await admin.delete(`/users/${tarniId}`)).body).toEqual({ removed: true })
  expect((await tarni.get('/access/rights/me')).status).toBe(401)
  expect((await admin.get(path(tarniId))).body).toMatchObject({
    status: 'left',
    grants: [],
    sessions: 0,
    displayName: 'Tarni Walker',
  })
  expect(names(await admin.get('/administration/members?sort=name'))).not.toContain('Tarni Walker')
  expectRefusal(await admin.delete(path(tarniId)), 'member_has_left')
  clock.advance({ hours: 24 * 31 })
  await drain()
  const again = await as({ roles: ['admin'] }).get(path(tarniId))
  expect(again.status).toBe(200)
  expect(again.body.displayName).not.toContain('Tarni')
})

test('members of another community are not there, whatever is asked of them', async () => {
  const { as, tarniId, tarni } = await aCommunity()
  const stranger = as.stranger()
  for (const answer of [
    await stranger.get(path(tarniId)),
    await stranger.patch(path(tarniId), { headline: 'Owned' }),
    await stranger.put(`${path(tarniId)}/roles`, { roles: ['admin'] }),
    await stranger.post(`${path(tarniId)}/suspend`, { reason: 'From afar' }),
    await stranger.delete(path(tarniId)),
  ])
    expectRefusal(answer, 'not_found')
  const bulk = await stranger.post('/administration/members/bulk', { members: [tarniId], action: 'suspend', reason: 'From afar' })
  expectRefusal(bulk, 'not_found')
  expect((await tarni.get('/access/rights/me')).status).toBe(200)
})

const rolesWithHelper = [
  { key: 'visitor', name: 'Visitor', visitor: true, permissions: ['forum.audience.public'] },
  { key: 'member', name: 'Member', inherits: ['visitor'], default: true, permissions: ['forum.topic.create'] },
  {
    key: 'helper',
    name: 'Helper',
    inherits: ['member'],
    permissions: ['administration.member.view', 'administration.member.manage'],
  },
  { key: 'admin', name: 'Administrator', permissions: ['*'] },
]

async function aCommunityWith(sections: Record<string, unknown>) {
  const here = await world({ sections })
  const admin = here.as({ roles: ['admin'] })
  return { ...here, admin, tarniId: await idOf(here.as({ roles: ['member'] })) }
}
