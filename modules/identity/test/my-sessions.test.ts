import { expectRefusal, type World, world } from '@guildhall/kernel/testing'
import { expect, test, vi } from 'vitest'
import { endOtherSessions, endSession, listMySessions, reportSignIn, showMe, showMyAccount } from '../contract/index.ts'
import { latestToken, mailsTo } from '../testing/mailbox.ts'
import { bearer, someone } from '../testing/people.ts'
import { identitySettings } from '../testing/settings.ts'

const FIREFOX = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0'
const NEWER_FIREFOX = FIREFOX.replaceAll('140.0', '141.0')
const SAFARI =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 19_1 like Mac OS X) AppleWebKit/605.1.15 Version/19.1 Mobile/15E148 Safari/604.1'

type Login = { email: string; password: string }
const enter = async (here: World, { email, password }: Login, userAgent = FIREFOX) =>
  (await here.as('visitor').post('/auth/login', { email, password }, { headers: { 'user-agent': userAgent } })).body
    .token as string
const list = async (here: World, token: string) => (await here.as('visitor').call(listMySessions, {}, bearer(token))).body.items
const works = async (here: World, token: string) => (await here.as('visitor').call(showMe, {}, bearer(token))).status === 200

test('[AUTH-15] sessions are listed with device and rough address, the present one marked, the latest used first', async () => {
  const here = await world()
  const sam = await someone(here)
  here.clock.advance({ minutes: 1 })
  const token = await enter(here, sam)
  const [present, first] = await list(here, token)
  expect(present).toMatchObject({ device: 'Firefox on Linux', address: '127.0.0.x', current: true, community: here.tenant.name })
  expect(first).toMatchObject({ current: false })
  expect(JSON.stringify([present, first])).not.toContain('127.0.0.1')
})

test('[AUTH-04, SM-22] one ends another session of one’s own; nobody else’s can even be found', async () => {
  const here = await world()
  const [sam, kim] = [await someone(here), await someone(here)]
  const token = await enter(here, sam)
  const id = (await list(here, token)).find(({ current }) => !current)?.id ?? ''
  expectRefusal(await here.as('visitor').call(endSession, { sessionId: id }, bearer(kim.token)), 'not_found')
  expect(await works(here, sam.token)).toBe(true)
  expect((await here.as('visitor').call(endSession, { sessionId: id }, bearer(token))).status).toBe(200)
  expect([await works(here, sam.token), await works(here, token)]).toEqual([false, true])
})

test('[AUTH-15] signing out everywhere else leaves only this session, here and in other communities', async () => {
  const here = await world()
  const sam = await someone(here)
  const elsewhere = await here.anotherTenant()
  const abroad = (await here.as('visitor').at(elsewhere).post('/auth/login', { email: sam.email, password: sam.password })).body
    .token
  const token = await enter(here, sam)
  expect((await here.as('visitor').call(endOtherSessions, {}, bearer(token))).body).toEqual({ ended: 2 })
  expect([await works(here, sam.token), await works(here, token)]).toEqual([false, true])
  expectRefusal(await here.as('visitor').at(elsewhere).call(showMe, {}, bearer(abroad)), 'session_expired')
})

test('a session belongs to the community it was started in, even for somebody who is a member of both', async () => {
  const here = await world()
  const sam = await someone(here)
  const elsewhere = await here.anotherTenant()
  await here.as('visitor').at(elsewhere).post('/auth/login', { email: sam.email, password: sam.password })
  expectRefusal(await here.as('visitor').at(elsewhere).call(showMe, {}, bearer(sam.token)), 'session_expired')
})

test('[AUTH-10] where the community asks for it, an unused session is over after an hour, and using it keeps it', async () => {
  const here = await world()
  const sam = await someone(here)
  const other = await enter(here, sam)
  await identitySettings(here, { idleMinutes: 60 })
  for (let round = 0; round < 3; round++) {
    here.clock.advance({ minutes: 40 })
    const now = here.clock.now()
    expect(await works(here, sam.token)).toBe(true)
    await vi.waitFor(async () => expect(await lastSeen(here)).toContain(now))
  }
  expectRefusal(await here.as('visitor').call(showMe, {}, bearer(other)), 'session_expired')
})

const lastSeen = async ({ host }: World) =>
  (await host.db.global.selectFrom('identity_sessions').select('last_seen_at').execute()).map((row) => row.last_seen_at)

test('[AUTH-10] without that setting an unused session lasts its 30 days', async () => {
  const here = await world()
  const sam = await someone(here)
  here.clock.advance({ hours: 29 * 24 })
  expect(await works(here, sam.token)).toBe(true)
})

test('[AUTH-15] requests within five minutes write nothing about the session', async () => {
  const here = await world()
  const sam = await someone(here)
  const before = (await list(here, sam.token))[0]?.lastSeenAt
  here.clock.advance({ minutes: 4 })
  await works(here, sam.token)
  await here.drain()
  expect((await list(here, sam.token))[0]?.lastSeenAt).toBe(before)
})

test('[AUTH-36] the account says when somebody last signed in', async () => {
  const here = await world()
  const sam = await someone(here)
  here.clock.advance({ hours: 3 })
  const token = await enter(here, sam)
  const { body } = await here.as('visitor').call(showMyAccount, {}, bearer(token))
  expect(body).toMatchObject({ lastSignInAt: here.clock.now(), hasPassword: true, email: sam.email })
})

test('[AUTH-21] a sign-in from an unknown device is told by mail; a browser’s update or the first one is not', async () => {
  const here = await world()
  const sam = await someone(here)
  const notices = async () => {
    await here.drain()
    return (await mailsTo(here, sam.email)).filter(({ key }) => key === 'identity.new-device')
  }
  expect(await notices()).toHaveLength(0)
  await enter(here, sam)
  expect(await notices()).toHaveLength(1)
  await enter(here, sam, NEWER_FIREFOX)
  expect(await notices()).toHaveLength(1)
  await enter(here, sam, SAFARI)
  const [, latest] = await notices()
  expect(latest?.text).toContain('Safari on iPhone, 127.0.0.x')
})

test('[AUTH-21] “this wasn’t me” ends every session at once and mails a link for a new password; it works once', async () => {
  const here = await world()
  const sam = await someone(here)
  const thief = await enter(here, sam)
  await here.drain()
  const token = await latestToken(here, sam.email, 'identity.new-device')
  const visitor = here.as('visitor')
  expect((await visitor.call(reportSignIn, { token })).body).toEqual({ sessionsEnded: 2 })
  expect(await works(here, thief)).toBe(false)
  expectRefusal(await visitor.call(reportSignIn, { token }), 'link_not_valid')
  await here.drain()
  expect(await latestToken(here, sam.email, 'identity.reset-password')).toMatch(/^[\w-]{43}$/)
})

test('[AUTH-37, SM-20] a suspended member is out at once, on every device, and in again when taken back', async () => {
  const here = await world()
  const sam = await someone(here)
  const token = await enter(here, sam)
  const standing = (status: string) =>
    here.transact((tx) => tx.db.updateTable('people_members').set({ status }).where('id', '=', sam.memberId).execute())
  await standing('suspended')
  expect([await works(here, sam.token), await works(here, token)]).toEqual([false, false])
  expect(await enter(here, sam)).toBeUndefined()
  await standing('active')
  expect(await enter(here, sam)).toMatch(/^[\w-]{43}$/)
})
