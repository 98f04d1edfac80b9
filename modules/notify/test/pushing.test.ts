import { type Caller, expectRefusal, type World, world } from '@guildhall/kernel/testing'
import { followMember } from '@guildhall/people/contract'
import { expect, test } from 'vitest'
import { listDevices, registerDevice, removeDevice, setPreferences, showPushKey } from '../contract/index.ts'
import { aPushService } from '../testing/push-service.ts'
import { idOf, member } from './told.ts'

const pushed = { channels: { 'people.follow': { push: true } } }

async function follow(here: World, reader: Caller, name: string) {
  await member(here, name).call(followMember, { member: await idOf(reader) })
  await here.drain()
}

const devicesOf = async (reader: Caller) => (await reader.call(listDevices, {})).body.items

async function deliveries(here: World, reader: Caller) {
  const { rows } = await here.database.owner.query(
    "select state, reason from notify_deliveries where member_id = $1 and channel = 'push' order by created_at, id",
    [await idOf(reader)],
  )
  return rows.map(({ state, reason }) => [state, reason].filter(Boolean).join(', '))
}

test('[NOT-26, NOT-27] a browser gets an encrypted push that says little, signed by the key it subscribed with', async () => {
  const here = await world()
  const reader = member(here, 'Rita')
  const service = await aPushService()
  const { status, body: device } = await reader.call(registerDevice, { ...service.subscription(), label: 'My phone' })
  expect(status).toBe(200)
  expect(JSON.stringify(device)).not.toContain(service.origin)
  await reader.call(setPreferences, pushed)
  await follow(here, reader, 'Ana')
  const [message, ...more] = service.messages()
  expect(more).toEqual([])
  const { title, body, url, tag, ...rest } = JSON.parse(message?.text ?? '{}')
  expect({ title, body, rest }).toEqual({ title: 'Ana follows you', body: here.tenant.name, rest: {} })
  expect(url).toMatch(/^http:\/\/.+\/u\//)
  const { publicKey } = (await reader.call(showPushKey, {})).body
  expect(message).toMatchObject({ audience: service.origin, key: publicKey, urgency: 'low', topic: tag })
  expect(message?.subject).toMatch(/^mailto:/)
  expect(message?.ttl).toBe(4 * 3600)
  expect(await deliveries(here, reader)).toEqual(['sent'])
  expect((await devicesOf(reader))[0]?.lastUsedAt).toBe(here.clock.now())
  const { rows } = await here.database.owner.query('select d::text as text from notify_devices d')
  for (const { text } of rows) expect(text).not.toContain(service.origin)
})

test('[NOT-28] devices are listed, renewed in place, taken over by who signs in on them, and revoked', async () => {
  const here = await world()
  const [reader, other] = [member(here), member(here)]
  const service = await aPushService()
  const { body: first } = await reader.call(registerDevice, { ...service.subscription('old'), label: 'My phone' })
  expect((await reader.call(registerDevice, { ...service.subscription('old') })).body.id).toBe(first.id)
  await reader.call(registerDevice, { ...service.subscription('new'), replaces: service.subscription('old').endpoint })
  expect(await devicesOf(reader)).toHaveLength(1)
  const { body: taken } = await other.call(registerDevice, service.subscription('new'))
  expect(await devicesOf(reader)).toEqual([])
  expectRefusal(await reader.call(removeDevice, { id: taken.id }), 'not_found')
  expect((await other.call(removeDevice, { id: taken.id })).status).toBe(200)
  expect(await devicesOf(other)).toEqual([])
})

test('[NOT-27] a device that could not be reached is not taken', async () => {
  const here = await world()
  const reader = member(here)
  const whole = (await aPushService()).subscription()
  for (const wrong of [
    { kind: 'web-push', endpoint: whole.endpoint },
    { ...whole, endpoint: 'ftp://example.org/1' },
    { ...whole, keys: { ...whole.keys, auth: 'short' } },
    { ...whole, kind: 'fcm' },
    { kind: 'fcm' },
    { kind: 'pager', token: 'x'.repeat(40) },
  ])
    expect((await reader.post('/notifications/devices', wrong)).status).toBe(400)
  expect((await here.as('visitor').post('/notifications/devices', whole)).status).toBe(401)
})

test('a subscription that is gone is forgotten, and a service that is busy is asked again', async () => {
  const here = await world()
  const reader = member(here)
  const service = await aPushService()
  await reader.call(setPreferences, pushed)
  await reader.call(registerDevice, service.subscription())
  service.state.answer = 429
  await follow(here, reader, 'Ana')
  expect(service.state.requests).toBe(7)
  expect(await deliveries(here, reader)).toEqual(['failed, push_failed'])
  expect(await devicesOf(reader)).toHaveLength(1)
  service.state.answer = 410
  await follow(here, reader, 'Ben')
  expect(await devicesOf(reader)).toEqual([])
  await follow(here, reader, 'Cleo')
  expect(await deliveries(here, reader)).toEqual(['failed, push_failed', 'failed, device_gone', 'skipped, no_device'])
  expect(service.state.requests).toBe(8)
})

test('[NOT-23] what quiet hours gathered is one push to each device', async () => {
  const here = await world()
  here.clock.set('2027-03-10T23:00:00.000Z')
  const reader = member(here)
  const services = [await aPushService(), await aPushService()]
  for (const service of services) await reader.call(registerDevice, service.subscription())
  await reader.call(setPreferences, { ...pushed, quiet: [{ days: [1, 2, 3, 4, 5, 6, 7], from: '22:00', to: '07:00' }] })
  await follow(here, reader, 'Ana')
  await follow(here, reader, 'Ben')
  expect(services.map((service) => service.state.requests)).toEqual([0, 0])
  here.clock.set('2027-03-11T07:00:00.000Z')
  await here.drain()
  for (const service of services) {
    expect(service.state.requests).toBe(1)
    expect(JSON.parse(service.messages()[0]?.text ?? '{}').title).toBe('Ben and 1 other follow you')
  }
  expect(await deliveries(here, reader)).toEqual(['sent', 'sent', 'sent', 'sent'])
})
