import { aPicture } from '@guildhall/files/testing'
import { expectRefusal, world } from '@guildhall/kernel/testing'
import { expect, test } from 'vitest'
import { editPrivacy, editProfile, setAvatar } from '../contract/index.ts'

const member = { roles: ['member'] }
const fields = [
  { key: 'skills', label: 'Skills', kind: 'multiselect', options: ['Welding', 'Baking'], visibility: 'members' },
  { key: 'since', label: 'Here since', kind: 'date', visibility: 'everyone' },
  { key: 'town', label: 'Home town', kind: 'text', required: true },
]

test('[USER-01] [USER-03] [USER-04] [TST-21] a profile is read and changed piece by piece, by PATCH and PUT alike', async () => {
  const { as } = await world()
  const ann = as({ ...member, name: 'Ann' })
  expect((await ann.get('/users/me')).body).toMatchObject({ displayName: 'Ann', bio: '', links: [], custom: [] })
  const links = [{ label: 'Site', url: 'https://ann.example' }]
  expect((await ann.patch('/users/me', { bio: 'I weld.\nA lot.', links, timeZone: 'Europe/Copenhagen' })).status).toBe(200)
  expect((await ann.put('/users/me', { pronouns: 'she/her', languages: ['en', 'da', 'en'] })).status).toBe(200)
  expect((await ann.get('/member/profile')).body).toMatchObject({
    bio: 'I weld.\nA lot.',
    links,
    timeZone: 'Europe/Copenhagen',
    pronouns: 'she/her',
    languages: ['en', 'da'],
  })
})

test.each([
  { status: 'active' },
  { roles: ['admin'] },
  { memberId: '019aa000-0000-7000-8000-000000000000' },
  { accountId: '019aa000-0000-7000-8000-000000000000' },
  { tenantId: '019aa000-0000-7000-8000-000000000000' },
  { avatarId: '019aa000-0000-7000-8000-000000000000' },
  { hue: 5 },
  { visibility: 'everyone' },
])('[USER-04] restricted fields are refused by name: %o', async (input) => {
  const { as } = await world()
  const answer = await as(member).patch('/users/me', { bio: 'x', ...input })
  expectRefusal(answer, 'invalid_input')
  expect(answer.body.errors[0].field).toBe(Object.keys(input)[0])
})

test.each([
  ['phone', '0'.repeat(21)],
  ['postcode', '0'.repeat(11)],
  ['displayName', '  '],
  ['displayName', 'Ann‮nnA'],
  ['timeZone', 'Mars/Olympus'],
  ['timeZone', '+02:00'],
  ['languages', ['not a language']],
  ['links', [{ url: 'javascript:alert(1)' }]],
  ['links', [{ url: ' data:text/html,<script>alert(1)</script>' }]],
  ['links', [{ url: '//evil.example' }]],
  ['links', [{ url: 'https://bank.example@evil.example/' }]],
  ['links', Array.from({ length: 6 }, () => ({ url: 'https://a.example' }))],
  ['custom', { nothing: 'x' }],
])('[USER-02] [TST-03] %s: %j is refused', async (key, value) => {
  const { as } = await world()
  const answer = await as(member).patch('/users/me', { [key]: value })
  expectRefusal(answer, 'invalid_input')
  expect(answer.body.errors[0].field).toMatch(new RegExp(`^${key}`))
})

test('a community’s own fields are checked by their kind, and required ones stay filled', async () => {
  const { as } = await world({ sections: { people: { fields } } })
  const ann = as(member)
  const refused = await ann.patch('/users/me', { custom: { skills: ['Flying'], since: '2026-02-30' } })
  expectRefusal(refused, 'invalid_input')
  expect(refused.body.errors.map(({ field }: { field: string }) => field)).toEqual([
    'custom.skills',
    'custom.since',
    'custom.town',
  ])
  const custom = { skills: ['Baking'], since: '2026-02-28', town: 'Svolvær' }
  expect((await ann.call(editProfile, { custom })).status).toBe(200)
  expectRefusal(await ann.call(editProfile, { custom: { town: '' } }), 'invalid_input')
  expect((await ann.call(editProfile, { custom: { since: null } })).body.custom.map(({ value }) => value)).toEqual([
    ['Baking'],
    null,
    'Svolvær',
  ])
})

test('[USER-05] [CONN-09] each field is seen by those its owner chose', async () => {
  const { as } = await world({ sections: { people: { fields } } })
  const ann = as(member)
  const { memberId } = await ann.identity()
  await ann.call(editProfile, { bio: 'Hello', location: 'Oslo', phone: '12345', custom: { skills: ['Baking'], town: 'Bodø' } })
  await ann.call(editPrivacy, { fields: { location: 'followers', bio: 'everyone', 'custom.town': 'me' } })
  const [visitor, bea, fan] = [as('visitor'), as(member), as(member)]
  await fan.post(`/users/${memberId}/follow`)
  const seenBy = async (who: typeof bea) => (await who.get(`/users/${memberId}`)).body
  const keys = async (who: typeof bea) => {
    const { bio, location, phone, custom } = await seenBy(who)
    return { bio, location, phone, custom: custom.map(({ key }: { key: string }) => key) }
  }
  expect(await keys(visitor)).toEqual({ bio: 'Hello', location: undefined, phone: undefined, custom: [] })
  expect(await keys(bea)).toEqual({ bio: 'Hello', location: undefined, phone: undefined, custom: ['skills'] })
  expect(await keys(fan)).toEqual({ bio: 'Hello', location: 'Oslo', phone: undefined, custom: ['skills'] })
  expect(await keys(ann)).toEqual({ bio: 'Hello', location: 'Oslo', phone: '12345', custom: ['skills', 'town'] })
  expect(await keys(as({ roles: ['admin'] }))).toMatchObject({ phone: '12345' })
})

test('[USER-05] a hidden profile, a missing one and another community’s are the same 404', async () => {
  const { as } = await world()
  const ann = as(member)
  const { memberId } = await ann.identity()
  await ann.call(editPrivacy, { profile: 'me' })
  const [hidden, missing] = [
    await as(member).get(`/users/${memberId}`),
    await as(member).get('/users/019aa000-0000-7000-8000-000000000000'),
  ]
  expectRefusal(hidden, 'not_found')
  expect({ ...hidden.body, requestId: '', error: '' }).toEqual({ ...missing.body, requestId: '', error: '' })
  expect((await ann.get(`/users/${memberId}`)).status).toBe(200)
  expectRefusal(await as.stranger().get(`/users/${memberId}`), 'not_found')
})

test('privacy of fields there are not is refused, and so is a strange audience', async () => {
  const { as } = await world()
  const ann = as(member)
  expectRefusal(await ann.put('/users/me/privacy', { fields: { password: 'everyone' } }), 'invalid_input')
  expectRefusal(await ann.put('/users/me/privacy', { fields: { bio: 'nobody' } }), 'invalid_input')
  expectRefusal(await ann.put('/users/me/privacy', { fields: { toString: 'everyone' } }), 'invalid_input')
  expect((await ann.put('/users/me/privacy', { presence: false })).body).toMatchObject({ presence: false, searchable: true })
})

test('[USER-07] [USER-08] [USER-09] [TST-44] a picture shows at once beside the name, and goes again', async () => {
  const { as } = await world()
  const ann = as(member)
  const { memberId } = await ann.identity()
  const { body } = await ann.call(setAvatar, { image: aPicture() })
  const card = async () => (await as('visitor').get(`/users/${memberId}`)).body.avatarUrl
  expect(await card()).toBe(`/files/${body.fileId}/64`)
  const served = await as('visitor').get(`/avatars/${memberId}/256.webp`)
  expect(served).toMatchObject({ status: 200, headers: { 'content-type': 'image/webp', 'cache-control': 'no-store' } })
  const second = await ann.call(setAvatar, { image: aPicture({ colour: [1, 2, 3] }) })
  expect(await card()).toBe(`/files/${second.body.fileId}/64`)
  expectRefusal(await ann.get(`/files/${body.fileId}/64`), 'not_found')
  expect((await ann.delete('/users/me/avatar')).body).toEqual({ avatarUrl: null })
  expect(await card()).toBeNull()
  expectRefusal(await as('visitor').get(`/avatars/${memberId}/256.webp`), 'not_found')
})

test('[USER-07] what is no picture is refused and changes nothing', async () => {
  const { as } = await world()
  const ann = as(member)
  const disguised = { headers: { 'content-type': 'image/png' } }
  expectRefusal(await ann.post('/users/me/avatar', Buffer.from('<svg onload="alert(1)"/>'), disguised), 'not_an_image')
  expect((await ann.get('/users/me')).body.avatarUrl).toBeNull()
})

test('a picture is seen by whom the profile is for', async () => {
  const { as } = await world()
  const ann = as(member)
  const { memberId } = await ann.identity()
  const { fileId } = (await ann.call(setAvatar, { image: aPicture() })).body
  const seen = async (who: typeof ann) => (await who.get(`/files/${fileId}/64`)).status
  expect(await seen(as('visitor'))).toBe(200)
  await ann.call(editPrivacy, { profile: 'members' })
  expect([await seen(as('visitor')), await seen(as(member))]).toEqual([404, 200])
  expectRefusal(await as('visitor').get(`/avatars/${memberId}/64`), 'not_found')
  await ann.call(editPrivacy, { profile: 'me' })
  expect([await seen(as(member)), await seen(ann)]).toEqual([404, 200])
})
