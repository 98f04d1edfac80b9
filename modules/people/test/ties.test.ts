import { expectRefusal, world } from '@guildhall/kernel/testing'
import { expect, test } from 'vitest'
import { editPrivacy } from '../contract/index.ts'

const member = { roles: ['member'] }
type Listed = { body: { items: { displayName: string }[] } }
const names = ({ body }: Listed) => body.items.map(({ displayName }) => displayName)

async function three() {
  const { as, ...rest } = await world()
  const [ann, bea, cem] = (['Ann', 'Bea', 'Cem'] as const).map((name) => as({ ...member, name })) as [
    ReturnType<typeof as>,
    ReturnType<typeof as>,
    ReturnType<typeof as>,
  ]
  const [a, b, c] = (await Promise.all([ann, bea, cem].map(async (each) => (await each.identity()).memberId))) as [
    string,
    string,
    string,
  ]
  return { as, ann, bea, cem, a, b, c, ...rest }
}

test('[CONN-01] [CONN-02] [CONN-03] [CONN-04] following is told once, listed on both sides, and ends', async () => {
  const { ann, cem, a, b, host, tenant } = await three()
  const heard: string[] = []
  host.feed.onCommit(({ events }) => void heard.push(...events.filter((e) => e.tenantId === tenant.id).map(({ name }) => name)))
  for (const _ of [1, 2]) expect((await ann.post(`/users/${b}/follow`)).status).toBe(200)
  expect(heard.filter((name) => name === 'people.member.followed')).toHaveLength(1)
  expect(names(await cem.get(`/users/${b}/followers`))).toEqual(['Ann'])
  expect(names(await cem.get(`/users/${a}/following`))).toEqual(['Bea'])
  expect((await ann.get(`/users/${b}`)).body).toMatchObject({ followers: 1, tie: { follows: true, followed: false } })
  expect((await ann.delete(`/users/${b}/follow`)).status).toBe(200)
  expect(names(await cem.get(`/users/${b}/followers`))).toEqual([])
})

test('[CONN-05] members who follow each other are connections', async () => {
  const { ann, bea, cem, a, b, c } = await three()
  await ann.post(`/users/${b}/follow`)
  await ann.post(`/users/${c}/follow`)
  expect(names(await ann.get('/users/me/connections'))).toEqual([])
  await bea.post(`/users/${a}/follow`)
  expect(names(await ann.get('/users/me/connections'))).toEqual(['Bea'])
  expect(names(await cem.get(`/users/${a}/connections`))).toEqual(['Bea'])
})

test('nobody follows themselves, somebody hidden, or somebody who wants no followers', async () => {
  const { as, ann, bea, a, b } = await three()
  expectRefusal(await ann.post(`/users/${a}/follow`), 'that_is_you')
  await bea.call(editPrivacy, { follow: 'me' })
  expectRefusal(await ann.post(`/users/${b}/follow`), 'follow_not_wanted')
  await bea.call(editPrivacy, { profile: 'me', follow: 'members' })
  expectRefusal(await ann.post(`/users/${b}/follow`), 'not_found')
  expectRefusal(await as('visitor').post(`/users/${a}/follow`), 'sign_in_required')
})

test('[CONN-06] [CONN-07] [CONN-08] a block hides both from each other, ends following, and can be lifted', async () => {
  const { ann, bea, cem, a, b } = await three()
  await ann.post(`/users/${b}/follow`)
  await bea.post(`/users/${a}/follow`)
  expect((await ann.post(`/users/${b}/block`)).status).toBe(200)
  expectRefusal(await ann.get(`/users/${b}`), 'not_found')
  expectRefusal(await bea.get(`/users/${a}`), 'not_found')
  expectRefusal(await bea.post(`/users/${a}/follow`), 'not_found')
  expect(names(await bea.get('/users'))).not.toContain('Ann')
  expect(names(await ann.get('/users/search?q=bea'))).toEqual([])
  expect(names(await cem.get(`/users/${b}/followers`))).toEqual([])
  expect(names(await ann.get('/users/me/blocks'))).toEqual(['Bea'])
  expect(names(await bea.get('/users/me/blocks'))).toEqual([])
  expect((await ann.delete(`/users/${b}/block`)).status).toBe(200)
  expect((await bea.get(`/users/${a}`)).body.tie).toMatchObject({ follows: false, followed: false })
})

test('[CONN-06] in the lists of others, too, neither of two finds the other once one has blocked', async () => {
  const { ann, bea, cem, a, b, c } = await three()
  for (const who of [ann, bea]) {
    await who.post(`/users/${c}/follow`)
    await cem.post(`/users/${(await who.identity()).memberId}/follow`)
  }
  await bea.post(`/users/${a}/block`)
  for (const list of ['followers', 'following', 'connections']) {
    expect(names(await ann.get(`/users/${c}/${list}`)), list).toEqual(['Ann'])
    expect(names(await bea.get(`/users/${c}/${list}`)), list).toEqual(['Bea'])
    expect(names(await cem.get(`/users/me/${list}`)).toSorted(), list).toEqual(['Ann', 'Bea'])
  }
  for (const [who, other] of [
    [ann, b],
    [bea, a],
  ] as const) {
    expectRefusal(await who.get(`/users/${other}/followers`), 'not_found')
    expectRefusal(await who.post(`/users/${other}/visits`), 'not_found')
    expect(names(await who.get('/users'))).toHaveLength(2)
  }
})

test('being blocked is told to nobody but whoever blocked', async () => {
  const { ann, a, b, host, tenant } = await three()
  const rooms: (readonly string[])[] = []
  host.feed.onCommit(
    ({ events }) => void rooms.push(...events.filter((e) => e.tenantId === tenant.id).map(({ audience }) => audience)),
  )
  await ann.post(`/users/${b}/block`)
  await ann.post(`/users/${b}/mute`)
  expect(rooms.flat()).toEqual([`member:${a}`])
})

test('muting is one’s own affair: listed, shown to oneself, unnoticed by the other', async () => {
  const { ann, bea, a, b } = await three()
  await ann.post(`/users/${b}/mute`)
  expect(names(await ann.get('/users/me/mutes'))).toEqual(['Bea'])
  expect((await ann.get(`/users/${b}`)).body.tie.muted).toBe(true)
  expect((await bea.get(`/users/${a}`)).body.tie.muted).toBe(false)
  await ann.delete(`/users/${b}/mute`)
  expect(names(await ann.get('/users/me/mutes'))).toEqual([])
})

test('lists are paged by cursor without missing or repeating anyone', async () => {
  const { as } = await world()
  const ann = as({ ...member, name: 'Ann' })
  const others = await Promise.all(
    ['B1', 'B2', 'B3', 'B4', 'B5'].map(async (name) => (await as({ ...member, name }).identity()).memberId),
  )
  for (const id of others) await ann.post(`/users/${id}/follow`)
  const seen: string[] = []
  let cursor: string | null = ''
  for (let pages = 0; cursor !== null && pages < 9; pages++) {
    const { body }: { body: { items: { displayName: string }[]; nextCursor: string | null } } = await ann.get(
      `/users/me/following?limit=2${cursor && `&cursor=${cursor}`}`,
    )
    seen.push(...body.items.map(({ displayName }) => displayName))
    cursor = body.nextCursor
  }
  expect(seen.toSorted()).toEqual(['B1', 'B2', 'B3', 'B4', 'B5'])
})
