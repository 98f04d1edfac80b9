import { eventsSince } from '@guildhall/kernel/host'
import { type Caller, type World, world } from '@guildhall/kernel/testing'
import { followMember } from '@guildhall/people/contract'
import { expect, test } from 'vitest'
import { readNotice, setPreferences } from '../contract/index.ts'
import { idOf, member } from './told.ts'

type Heard = { unread: number; fresh: boolean; entries: { id: string; entry: { title: string } | null }[] }

/** What somebody hears in the reader's own room since now: what a socket sends, and `GET /events` answers. */
async function listening(here: World, reader: Caller, who = reader) {
  const { host, tenant } = here
  const actor = await host.authenticate(tenant, (await who.identity()).token)
  if (!actor) throw new Error('The session has ended')
  const rooms = [`member:${await idOf(reader)}`]
  const { position: after } = await eventsSince(host, { tenant, actor }, { rooms, limit: 100 })
  return async () => {
    await here.drain()
    const { events, denied } = await eventsSince(host, { tenant, actor }, { rooms, after, limit: 100 })
    return { denied, heard: events.flatMap(({ name, data }) => (name === 'notify.inbox.changed' ? [data as Heard] : [])) }
  }
}

test('[NOT-31, NOT-33] whoever listens or asks gets the new entry and the new count, and nobody else does', async () => {
  const here = await world()
  const [reader, other] = [member(here), member(here)]
  const [since, overheard] = [await listening(here, reader), await listening(here, reader, other)]
  await member(here, 'Ana').call(followMember, { member: await idOf(reader) })
  const { heard } = await since()
  expect(heard.map(({ unread, fresh, entries }) => [unread, fresh, entries[0]?.entry?.title])).toEqual([
    [1, true, 'Ana follows you'],
  ])
  expect(await overheard()).toEqual({ denied: [`member:${await idOf(reader)}`], heard: [] })
  await reader.call(readNotice, { id: heard[0]?.entries[0]?.id as string })
  expect((await since()).heard.at(-1)).toMatchObject({ unread: 0, fresh: false })
})

test('[NOT-23] the bell is silent in quiet hours, and rings once when they end', async () => {
  const here = await world()
  here.clock.set('2027-03-10T23:00:00.000Z')
  const reader = member(here)
  await reader.call(setPreferences, { quiet: [{ days: [1, 2, 3, 4, 5, 6, 7], from: '22:00', to: '07:00' }] })
  const since = await listening(here, reader)
  for (const name of ['Ana', 'Ben']) await member(here, name).call(followMember, { member: await idOf(reader) })
  expect((await since()).heard).toEqual([])
  here.clock.set('2027-03-11T07:00:00.000Z')
  expect((await since()).heard).toHaveLength(1)
})

test('[NOT-04] older clients hear the same under the name they know', async () => {
  const { host } = await world()
  expect(
    host.registry.socketNames.events.get('notify.inbox.changed') ?? host.registry.socketNames.events.get('notification:new'),
  ).toBeDefined()
})
