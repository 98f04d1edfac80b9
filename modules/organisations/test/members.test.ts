import { expectRefusal } from '@guildhall/kernel/testing'
import { expect, test } from 'vitest'
import { anEmployer } from './people.ts'

const roles = (answer: { body: { items: { displayName: string; role: string }[] } }) =>
  Object.fromEntries(answer.body.items.map(({ displayName, role }) => [displayName, role]))

test('[USER-12] members of an organisation see who belongs to it: filtered, searched, in pages', async () => {
  const { bev, outsider, visitor, stranger, admin, at } = await anEmployer()
  expect(roles(await bev.get('/users/organization'))).toEqual({ Tarni: 'owner', Col: 'admin', Bev: 'member' })
  expect(roles(await bev.get('/users/organization?role=admin'))).toEqual({ Col: 'admin' })
  expect(roles(await bev.get('/organisations/me/members?q=ARN'))).toEqual({ Tarni: 'owner' })
  expect(roles(await bev.get('/organisations/me/members?status=suspended'))).toEqual({})
  const first = (await bev.get('/users/organization?limit=2')).body
  expect(first.items).toHaveLength(2)
  expect((await bev.get(`/users/organization?limit=2&cursor=${first.nextCursor}`)).body.items).toHaveLength(1)
  expect(roles(await admin.get(`${at}/members`))).toMatchObject({ Tarni: 'owner' })
  expectRefusal(await outsider.get('/users/organization'), 'no_organisation')
  expectRefusal(await outsider.get(`${at}/members`), 'not_permitted')
  expectRefusal(await visitor.get(`${at}/members`), 'sign_in_required')
  expectRefusal(await stranger.get(`${at}/members`), 'not_found')
  expectRefusal(await bev.get('/users/organization?role=emperor'), 'invalid_input')
})

test('admins change roles and remove people; nobody makes themselves more, and the owner stays', async () => {
  const { tarni, col, bev, outsider, tarniId, colId, bevId, at } = await anEmployer({ kind: 'agency' })
  const change = (who: typeof bev, id: string, role: string) => who.patch(`${at}/members/${id}`, { role })
  expectRefusal(await change(bev, bevId, 'admin'), 'not_organisation_admin')
  expectRefusal(await change(outsider, bevId, 'admin'), 'not_organisation_admin')
  expectRefusal(await change(col, colId, 'owner'), 'invalid_input')
  expectRefusal(await change(col, tarniId, 'member'), 'owner_stays')
  expectRefusal(await change(col, (await outsider.identity()).memberId, 'admin'), 'not_found')
  expect((await change(col, bevId, 'admin')).body).toMatchObject({ displayName: 'Bev', role: 'admin', status: 'active' })
  expectRefusal(await col.delete(`${at}/members/${tarniId}`), 'owner_stays')
  expect((await bev.get('/auth/me')).body.permissions).toContain('forum.moderate')
  expect((await tarni.delete(`${at}/members/${bevId}`)).body).toEqual({ removed: true })
  expect((await bev.get('/auth/me')).body.permissions).not.toContain('forum.moderate')
  expectRefusal(await bev.get('/organisations/me'), 'no_organisation')
})

test('ownership moves to another member; there is an owner before and after', async () => {
  const { tarni, col, bev, outsider, tarniId, bevId, at } = await anEmployer()
  const transfer = (who: typeof bev, memberId: string) => who.post(`${at}/transfer`, { memberId })
  expectRefusal(await transfer(col, bevId), 'not_organisation_owner')
  expectRefusal(await tarni.post(`${at}/leave`), 'owner_stays')
  expectRefusal(await transfer(tarni, tarniId), 'already_owner')
  expectRefusal(await transfer(tarni, (await outsider.identity()).memberId), 'not_found')
  expect((await transfer(tarni, bevId)).body).toMatchObject({ ownerId: bevId })
  expect(roles(await bev.get('/users/organization'))).toEqual({ Tarni: 'admin', Col: 'admin', Bev: 'owner' })
  expectRefusal(await transfer(tarni, tarniId), 'not_organisation_owner')
  expect((await tarni.post(`${at}/leave`)).body).toEqual({ left: true })
})

test('an owner who hands over and leaves at once, ten times over, leaves one owner', async () => {
  const { tarni, bev, bevId, colId, at } = await anEmployer()
  await Promise.all([
    ...[bevId, colId, bevId, colId, bevId].map((memberId) => tarni.post(`${at}/transfer`, { memberId })),
    ...Array.from({ length: 5 }, () => tarni.post(`${at}/leave`)),
  ])
  const owners = (await bev.get('/users/organization?role=owner')).body.items
  expect(owners).toHaveLength(1)
})

test('a community’s administrator may rescue an organisation whose owner is gone', async () => {
  const { admin, bevId, bev, at } = await anEmployer()
  expect((await admin.post(`${at}/transfer`, { memberId: bevId })).status).toBe(200)
  expect((await bev.get('/organisations/me')).body.role).toBe('owner')
})
