import { reactivateMember, suspendMember } from '@guildhall/administration/contract'
import { type Caller, expectRefusal, type World, world } from '@guildhall/kernel/testing'
import { editProfile, followMember, unfollowMember } from '@guildhall/people/contract'
import { expect, test } from 'vitest'
import { countNotices, listMails, muteThing, type QuietWindow, readNotice, setPreferences, showMail } from '../contract/index.ts'
import { aNotice } from '../testing/notices.ts'
import { idOf, member, titlesOf, unreadOf } from './told.ts'

/** A community whose clock stands at this instant before anybody signs in: sessions end when they are not used. */
async function worldAt(instant: string) {
  const here = await world()
  here.clock.set(instant)
  return here
}

const everyDay = [1, 2, 3, 4, 5, 6, 7]
const nights: QuietWindow[] = [{ days: everyDay, from: '22:00', to: '07:00' }]
const mailed = { channels: { 'people.follow': { email: true } }, categories: { people: { cadence: 'instant' as const } } }

async function follow(here: World, reader: Caller, name: string) {
  const by = member(here, name)
  await by.call(followMember, { member: await idOf(reader) })
  await here.drain()
  return by
}

/** The mails of notices so far, oldest first. */
async function mails(here: World) {
  await here.drain()
  const admin = here.as({ roles: ['admin'] })
  const { body } = await admin.call(listMails, { q: 'notify.' })
  const shown = await Promise.all(body.items.map(async ({ id }) => (await admin.call(showMail, { mailId: id })).body))
  return shown.toReversed().map(({ subject, text }) => ({ subject, text }))
}

const deliveries = async (here: World, reader: Caller) => {
  const { rows } = await here.database.owner.query(
    'select channel, state, reason from notify_deliveries where member_id = $1 order by created_at, channel',
    [await idOf(reader)],
  )
  return rows.map(({ channel, state, reason }) => `${channel}: ${state}${reason ? `, ${reason}` : ''}`)
}

test('[NOT-20] a notice is mailed where the member wants it, once, with a way to end such mails', async () => {
  const here = await world()
  const reader = member(here, 'Rita')
  await reader.call(setPreferences, mailed)
  await follow(here, reader, 'Ana')
  const [mail, ...more] = await mails(here)
  expect(more).toEqual([])
  expect(mail?.subject).toBe('Ana follows you')
  expect(mail?.text).toContain('/settings/notifications')
  await here.drain()
  expect(await mails(here)).toHaveLength(1)
  expect(await deliveries(here, reader)).toEqual(['email: sent', 'in-app: sent', 'push: skipped, switched_off'])
})

test('[NOT-23] quiet hours hold every channel across midnight, and what they gathered comes as one', async () => {
  // 23:30 in Darwin, nine and a half hours ahead of UTC.
  const here = await worldAt('2027-03-10T14:00:00.000Z')
  const reader = member(here)
  await reader.call(editProfile, { timeZone: 'Australia/Darwin' })
  await reader.call(setPreferences, { ...mailed, quiet: nights })
  await follow(here, reader, 'Ana')
  here.clock.advance({ hours: 3 })
  await follow(here, reader, 'Ben')
  expect(await mails(here)).toEqual([])
  expect(await titlesOf(reader)).toEqual([])
  expect((await reader.call(countNotices, {})).body).toEqual({ unread: 0, waiting: 1, until: '2027-03-10T21:30:00.000Z' })
  here.clock.set('2027-03-10T21:29:00.000Z')
  expect(await mails(here)).toEqual([])
  here.clock.set('2027-03-10T21:30:00.000Z')
  expect((await mails(here)).map(({ subject }) => subject)).toEqual(['Ben and 1 other follow you'])
  expect(await titlesOf(reader)).toEqual(['Ben and 1 other follow you'])
  expect(await unreadOf(reader)).toBe(1)
})

test('[NOT-23] a member who moves or changes their quiet hours moves what waits', async () => {
  const here = await worldAt('2027-03-10T23:00:00.000Z')
  const reader = member(here)
  await reader.call(setPreferences, { ...mailed, quiet: nights })
  await follow(here, reader, 'Ana')
  await reader.call(editProfile, { timeZone: 'America/New_York' })
  await here.drain()
  expect(await titlesOf(reader)).toEqual(['Ana follows you'])
  await reader.call(setPreferences, { quietUntil: '2027-03-12T00:00:00.000Z' })
  await follow(here, reader, 'Ben')
  expect(await mails(here)).toHaveLength(1)
  await reader.call(setPreferences, { quietUntil: null })
  expect(await mails(here)).toHaveLength(2)
})

test('[NOT-24] a digest gathers what is still unread and may still be seen, at the member’s hour', async () => {
  const here = await worldAt('2027-03-10T09:00:00.000Z')
  const reader = member(here)
  await reader.call(setPreferences, { ...mailed, categories: { people: { cadence: 'daily' } }, digestHour: 18 })
  await reader.call(readNotice, { id: await aNotice(here, reader, { from: member(here, 'Ana') }) })
  await follow(here, reader, 'Ben')
  const cleo = await follow(here, reader, 'Cleo')
  await cleo.call(unfollowMember, { member: await idOf(reader) })
  expect(await mails(here)).toEqual([])
  here.clock.set('2027-03-10T18:00:00.000Z')
  expect((await mails(here)).map(({ subject }) => subject)).toEqual(['Cleo and 1 other follow you'])
  here.clock.set('2027-03-12T18:00:00.000Z')
  expect(await mails(here)).toHaveLength(1)
  const byMail = (await deliveries(here, reader)).filter((line) => line.startsWith('email'))
  expect(byMail.toSorted()).toEqual(['email: sent', 'email: sent', 'email: skipped, read'])
})

test('several things in one digest are listed in one mail; what concerns the account is not held', async () => {
  const here = await worldAt('2027-03-11T00:00:00.000Z')
  const reader = member(here)
  await reader.call(setPreferences, { ...mailed, quietUntil: '2027-03-12T00:00:00.000Z' })
  await follow(here, reader, 'Ana')
  const [admin, input] = [here.as({ roles: ['admin'] }), { member: await idOf(reader) }]
  await admin.call(suspendMember, { ...input, reason: 'For the test' })
  expect((await mails(here)).map(({ subject }) => subject)).toEqual(['Your membership has been suspended'])
  await admin.call(reactivateMember, input)
  expect(await mails(here)).toHaveLength(1)
  here.clock.set('2027-03-12T00:00:00.000Z')
  const [, digest, ...more] = await mails(here)
  expect(digest?.subject).toMatch(/^2 notifications from Community/)
  expect(digest?.text).toContain('• Ana follows you')
  expect(digest?.text).toContain('• You can take part again\nThe administration has lifted your suspension.')
  expect(more).toEqual([])
})

test('a muted thing, and somebody suspended meanwhile, get nothing out', async () => {
  const here = await worldAt('2027-03-11T00:00:00.000Z')
  const [muting, suspended] = [member(here), member(here)]
  for (const reader of [muting, suspended]) {
    await reader.call(setPreferences, { ...mailed, quietUntil: '2027-03-12T00:00:00.000Z' })
    await follow(here, reader, 'Ana')
  }
  await muting.call(muteThing, { noun: 'people.followers', id: await idOf(muting) })
  await here.as({ roles: ['admin'] }).call(suspendMember, { member: await idOf(suspended), reason: 'For the test' })
  here.clock.set('2027-03-12T00:00:00.000Z')
  expect((await mails(here)).map(({ subject }) => subject)).toEqual(['Your membership has been suspended'])
  expect(await deliveries(here, muting)).toContain('email: skipped, muted')
  expect(await deliveries(here, suspended)).toContain('email: skipped, not_active')
  expect(await deliveries(here, suspended)).toContain('email: sent')
})

test('[NOT-22] preferences are validated, and what concerns safety stays on', async () => {
  const here = await world()
  const reader = member(here)
  const patch = (body: unknown) => reader.patch('/notifications/preferences', body)
  expectRefusal(await patch({ channels: { 'people.nothing': { email: true } } }), 'unknown_notice')
  expectRefusal(await patch({ channels: { 'identity.new-device': { push: false } } }), 'always_told')
  expectRefusal(
    await patch({
      quiet: [
        { days: everyDay, from: '00:00', to: '12:00' },
        { days: everyDay, from: '12:00', to: '00:00' },
      ],
    }),
    'quiet_without_end',
  )
  for (const wrong of [
    { quiet: [{ days: [8], from: '22:00', to: '07:00' }] },
    { quiet: [{ days: [1], from: '24:00', to: '07:00' }] },
    { quiet: [{ days: [1], from: '07:00', to: '07:00' }] },
    { digestHour: 24 },
    { channels: { 'people.follow': { telegram: true } } },
    { surprise: true },
  ])
    expect((await patch(wrong)).status).toBe(400)
})

test('[NOT-21, NOT-22, NOT-25] preferences show what holds, keep what was set, and have no way to send texts', async () => {
  const here = await world()
  const reader = member(here)
  const fresh = (await reader.get('/notifications/preferences')).body
  const people = fresh.categories.find(({ category }: { category: string }) => category === 'people')
  expect(people).toMatchObject({ on: true, cadence: 'daily' })
  expect(people.types[0]).toMatchObject({ name: 'people.follow', label: 'New followers', always: false })
  expect(fresh.sms).toEqual({ on: false, available: false })
  const { body } = await reader.call(setPreferences, { ...mailed, quiet: nights, digestHour: 6, sms: true })
  await reader.call(setPreferences, { categories: { people: { on: false } } })
  const kept = (await reader.get('/notifications/preferences')).body
  expect(kept).toMatchObject({ quiet: nights, digestHour: 6, sms: { on: true } })
  expect(kept.categories.find(({ category }: { category: string }) => category === 'people')).toMatchObject({
    on: false,
    cadence: 'instant',
    types: [{ name: 'people.follow', channels: [{ on: true }, { channel: 'email', on: true, usual: false }, {}] }, {}, {}],
  })
  expect(body.quietUntil).toBeNull()
  await follow(here, reader, 'Ana')
  expect(await titlesOf(reader)).toEqual([])
})
