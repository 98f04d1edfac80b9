import { expectRefusal, type World, world } from '@guildhall/kernel/testing'
import { followMember } from '@guildhall/people/contract'
import { expect, test } from 'vitest'
import { listDeliveries, listNotices, setDefaults, setPreferences, showDefaults } from '../contract/index.ts'
import { idOf, member, titlesOf } from './told.ts'

const admin = (here: World) => here.as({ roles: ['admin'] })
const nights = [{ days: [1, 2, 3, 4, 5, 6, 7], from: '22:00', to: '07:00' }]

async function follow(here: World, reader: ReturnType<typeof member>) {
  await member(here, 'Ana').call(followMember, { member: await idOf(reader) })
  await here.drain()
}

const log = async (here: World, reader: ReturnType<typeof member>) =>
  (await admin(here).call(listDeliveries, { member: await idOf(reader) })).body.items.map(
    ({ channel, state, reason, dueAt }) =>
      `${channel}: ${state}${reason ? `, ${reason}` : ''}${state === 'waiting' ? ` until ${dueAt}` : ''}`,
  )

test('[NOT-20] a community decides what holds until its members decide, and which kinds there are', async () => {
  const here = await world()
  const reader = member(here)
  const { body } = await admin(here).call(setDefaults, {
    types: { 'people.follow': { email: true, 'in-app': false } },
    quiet: [],
  })
  expect(body.types.find(({ name }) => name === 'people.follow')).toMatchObject({
    off: false,
    channels: [{ channel: 'in-app', on: false, usual: true }, { channel: 'email', on: true, usual: false }, { on: false }],
  })
  await follow(here, reader)
  expect(await titlesOf(reader)).toEqual([])
  await reader.call(setPreferences, { channels: { 'people.follow': { 'in-app': true } } })
  await follow(here, reader)
  expect(await titlesOf(reader)).toEqual(['Ana follows you'])
  await admin(here).call(setDefaults, { types: { 'people.follow': { off: true } }, quiet: [] })
  await follow(here, reader)
  expect((await reader.call(listNotices, {})).body.items).toMatchObject([{ count: 1 }])
  expect((await log(here, reader)).slice(0, 3).toSorted()).toEqual([
    'email: skipped, switched_off',
    'in-app: skipped, switched_off',
    'push: skipped, switched_off',
  ])
})

test('[NOT-23] quiet hours of the community hold for everybody, and the log says until when', async () => {
  const here = await world()
  here.clock.set('2027-03-10T23:00:00.000Z')
  const reader = member(here)
  await admin(here).call(setDefaults, { types: { 'people.follow': { email: true } }, quiet: nights })
  await reader.call(setPreferences, { categories: { people: { cadence: 'instant' } } })
  await follow(here, reader)
  expect((await log(here, reader)).toSorted()).toEqual([
    'email: waiting, quiet_hours until 2027-03-11T07:00:00.000Z',
    'in-app: waiting, quiet_hours until 2027-03-11T07:00:00.000Z',
    'push: skipped, switched_off',
  ])
  here.clock.set('2027-03-11T07:00:00.000Z')
  await here.drain()
  expect((await log(here, reader)).toSorted()).toEqual(['email: sent', 'in-app: sent', 'push: skipped, switched_off'])
})

test('only those who look after notifications decide, and within what is safe', async () => {
  const here = await world()
  const { memberId } = await member(here).identity()
  for (const other of [here.as({ roles: ['moderator'] }), member(here)]) {
    expect((await other.call(showDefaults, {})).status).toBe(403)
    expect((await other.call(setDefaults, { types: {}, quiet: [] })).status).toBe(403)
    expect((await other.call(listDeliveries, { member: memberId })).status).toBe(403)
  }
  expect((await here.as.stranger().call(listDeliveries, { member: memberId })).body.items).toEqual([])
  const by = admin(here)
  expectRefusal(await by.call(setDefaults, { types: { 'identity.new-device': { off: true } }, quiet: [] }), 'always_told')
  expectRefusal(await by.call(setDefaults, { types: { 'no.such': { off: true } }, quiet: [] }), 'unknown_notice')
  const always = [...nights, { days: [1, 2, 3, 4, 5, 6, 7], from: '07:00', to: '22:00' }]
  expectRefusal(await by.call(setDefaults, { types: {}, quiet: always }), 'quiet_without_end')
})
