import { expectRefusal, type World, world } from '@guildhall/kernel/testing'
import { blockMember, followMember, muteMember } from '@guildhall/people/contract'
import { expect, test } from 'vitest'
import {
  countNotices,
  deleteNotice,
  listNotices,
  readAllNotices,
  readNotice,
  snoozeNotice,
  unreadNotice,
} from '../contract/index.ts'
import { aNotice } from '../testing/notices.ts'
import { idOf, member, titlesOf, unreadOf } from './told.ts'

/** So many members follow the reader, one after another. */
async function followedBy(here: World, names: readonly string[]) {
  const reader = member(here, 'Rita')
  for (const name of names) {
    await member(here, name).call(followMember, { member: await idOf(reader) })
    await here.drain()
    here.clock.advance({ minutes: 1 })
  }
  return reader
}

test('[NOT-01, NOT-03, NOT-08] members are told in their language, and what belongs together is one entry', async () => {
  const here = await world()
  const reader = await followedBy(here, ['Ana', 'Ben', 'Cleo'])
  const { body } = await reader.call(listNotices, {})
  expect(body.items).toMatchObject([
    {
      type: 'people.follow',
      title: 'Cleo and 2 others follow you',
      count: 3,
      unread: true,
      link: expect.stringMatching(/^\/u\//),
    },
  ])
  expect(await titlesOf(reader, { locale: 'da' })).toEqual(['Cleo og 2 andre følger dig'])
  expect(await titlesOf(reader, { locale: 'es' })).toEqual(['Cleo y 2 personas más te siguen'])
  expect(await titlesOf(reader, { locale: 'ar' })).toEqual(['Cleo وشخصان آخران يتابعونك'])
  expect(await unreadOf(reader)).toBe(1)
})

test('[NOT-06, NOT-07, SM-25] an entry is unread, then read, then deleted for good', async () => {
  const here = await world()
  const reader = member(here)
  const id = await aNotice(here, reader)
  expect((await reader.call(readNotice, { id })).body).toMatchObject({ unread: false })
  expect(await unreadOf(reader)).toBe(0)
  expect((await reader.call(readNotice, { id })).status).toBe(200)
  expect((await reader.call(unreadNotice, { id })).body).toMatchObject({ unread: true })
  expect(await unreadOf(reader)).toBe(1)
  expect((await reader.call(deleteNotice, { id })).body).toEqual({ id })
  expect(await titlesOf(reader)).toEqual([])
  for (const contract of [readNotice, unreadNotice, deleteNotice]) expectRefusal(await reader.call(contract, { id }), 'not_found')
})

test('what comes after an entry was read is a new one', async () => {
  const here = await world()
  const reader = await followedBy(here, ['Ana'])
  await reader.call(readAllNotices, {})
  await member(here, 'Ben').call(followMember, { member: await idOf(reader) })
  await here.drain()
  expect(await titlesOf(reader)).toEqual(['Ben follows you', 'Ana follows you'])
  expect(await titlesOf(reader, { unread: 'true' })).toEqual(['Ben follows you'])
})

test('[NOT-05] the list is paged by keyset without doubles or gaps', async () => {
  const here = await world()
  const reader = await followedBy(here, [])
  for (let n = 0; n < 7; n++) {
    await member(here, `Member ${n}`).call(followMember, { member: await idOf(reader) })
    await here.drain()
    await reader.call(readAllNotices, {})
    here.clock.advance({ minutes: 1 })
  }
  const titles: string[] = []
  let cursor: string | undefined
  do {
    const { body } = await reader.call(listNotices, { limit: 3, cursor })
    titles.push(...body.items.map(({ title }) => title))
    cursor = body.nextCursor ?? undefined
  } while (cursor)
  expect(titles).toEqual([6, 5, 4, 3, 2, 1, 0].map((n) => `Member ${n} follows you`))
})

test('a snoozed entry is away until its time, and then rings again', async () => {
  const here = await world()
  const reader = member(here)
  const id = await aNotice(here, reader)
  await reader.call(readNotice, { id })
  expect((await reader.call(snoozeNotice, { id, until: 'hour' })).body.until).toBe(
    new Date(Date.parse(here.clock.now()) + 3_600_000).toISOString(),
  )
  expect(await titlesOf(reader)).toEqual([])
  expect((await reader.call(countNotices, {})).body).toMatchObject({ unread: 0, waiting: 1 })
  expect(await titlesOf(reader, { waiting: 'true' })).toHaveLength(1)
  here.clock.advance({ minutes: 61 })
  await here.drain()
  expect(await titlesOf(reader)).toHaveLength(1)
  expect(await unreadOf(reader)).toBe(1)
  for (const until of ['2020-01-01T00:00:00Z', '2099-01-01T00:00:00Z'])
    expectRefusal(await reader.call(snoozeNotice, { id, until }), 'snooze_in_the_past')
})

test('whom one has blocked or muted tells nothing, neither new nor old', async () => {
  const here = await world()
  const reader = await followedBy(here, ['Ana'])
  const [ben, cleo] = [member(here, 'Ben'), member(here, 'Cleo')]
  await reader.call(muteMember, { member: await idOf(ben) })
  await ben.call(followMember, { member: await idOf(reader) })
  await cleo.call(followMember, { member: await idOf(reader) })
  await here.drain()
  expect(await titlesOf(reader)).toEqual(['Cleo and 1 other follow you'])
  await reader.call(blockMember, { member: await idOf(cleo) })
  expect(await titlesOf(reader)).toEqual(['Ana follows you'])
  expect(await unreadOf(reader)).toBe(1)
})

test('everybody reads their own list, and nobody else’s', async () => {
  const here = await world()
  const reader = member(here)
  const id = await aNotice(here, reader)
  for (const other of [here.as({ roles: ['admin'] }), here.as.stranger()]) {
    expect((await other.call(listNotices, {})).body.items).toEqual([])
    for (const contract of [readNotice, unreadNotice, deleteNotice]) expect((await other.call(contract, { id })).status).toBe(404)
  }
  for (const contract of [listNotices, countNotices]) expect((await here.as('visitor').call(contract, {})).status).toBe(401)
  expect((await reader.call(listNotices, { cursor: 'nonsense' })).status).toBe(400)
  expect((await reader.get('/notifications?category=gossip')).status).toBe(400)
})
