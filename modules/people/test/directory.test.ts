import { expectRefusal, world } from '@guildhall/kernel/testing'
import { expect, test } from 'vitest'
import { editPrivacy, editProfile, listMembers, searchMembers } from '../contract/index.ts'

const member = { roles: ['member'] }
type Listed = { body: { items: { displayName: string }[] } }
const names = ({ body }: Listed) => body.items.map(({ displayName }) => displayName)

async function village() {
  const it = await world()
  const people = {
    ann: { name: 'Ann Berg', location: 'Oslo', languages: ['no', 'en'] },
    bea: { name: 'bea Olsen', location: 'Oslo Vest', languages: ['en'] },
    cem: { name: 'Cem O’Hara', location: '100% Pure_Town', languages: ['tr'] },
  }
  const enter = async ({ name, ...profile }: { name: string; location: string; languages: string[] }) => {
    const who = it.as({ ...member, name })
    await who.call(editProfile, profile)
    return who
  }
  return { ...it, ann: await enter(people.ann), bea: await enter(people.bea), cem: await enter(people.cem) }
}

test('[USER-12] the directory lists by name whatever the case, filters by place and language, and pages', async () => {
  const { ann } = await village()
  expect(names(await ann.call(listMembers, {}))).toEqual(['Ann Berg', 'bea Olsen', 'Cem O’Hara'])
  expect(names(await ann.call(listMembers, { location: 'OSLO' }))).toEqual(['Ann Berg', 'bea Olsen'])
  expect(names(await ann.call(listMembers, { language: 'en', location: 'oslo v' }))).toEqual(['bea Olsen'])
  const first = await ann.call(listMembers, { limit: 2 })
  expect(names(first)).toEqual(['Ann Berg', 'bea Olsen'])
  expect(names(await ann.call(listMembers, { limit: 2, cursor: first.body.nextCursor ?? '' }))).toEqual(['Cem O’Hara'])
  expect(names(await ann.call(listMembers, { limit: 2, page: 2 }))).toEqual(['Cem O’Hara'])
})

test('[CONN-10] [TST-03] search finds words of a name by their beginning, and takes anything people type', async () => {
  const { ann } = await village()
  expect(names(await ann.call(searchMembers, { q: 'ols' }))).toEqual(['bea Olsen'])
  expect(names(await ann.call(searchMembers, { q: 'OLSEN be' }))).toEqual(['bea Olsen'])
  expect(names(await ann.call(searchMembers, { q: "o'hara" }))).toEqual(['Cem O’Hara'])
  for (const q of ["'", '\\', "a' | 'b", '(((', '!!', ':*', '%', '& & &', "x'); drop table people_members; --"])
    expect((await ann.call(searchMembers, { q })).status).toBe(200)
  expectRefusal(await ann.get('/users/search?q='), 'invalid_input')
  expect(names(await ann.call(listMembers, { location: '%' }))).toEqual([])
  expect(names(await ann.call(listMembers, { location: '100% pure_' }))).toEqual(['Cem O’Hara'])
})

test('[CONN-09] who does not want to be found is not, and hidden places and languages find nobody', async () => {
  const { ann, bea, cem } = await village()
  await bea.call(editPrivacy, { searchable: false })
  await cem.call(editPrivacy, { fields: { location: 'me', languages: 'followers' } })
  expect(names(await ann.call(listMembers, {}))).toEqual(['Ann Berg', 'Cem O’Hara'])
  expect(names(await ann.call(listMembers, { language: 'tr' }))).toEqual([])
  expect(names(await ann.call(listMembers, { location: '100' }))).toEqual([])
  const { items } = (await ann.call(listMembers, { q: 'cem' })).body
  expect(items).toMatchObject([{ location: '', languages: [] }])
  for (const profile of ['followers', 'me'] as const) {
    await cem.call(editPrivacy, { profile })
    expect(names(await ann.call(listMembers, {}))).toEqual(['Ann Berg'])
  }
})

test('the directory is for members, each of their own community', async () => {
  const { as } = await village()
  expectRefusal(await as('visitor').get('/users'), 'sign_in_required')
  expect(names(await as.stranger().get('/users'))).toHaveLength(1)
})
