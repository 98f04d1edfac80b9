import { expectRefusal, type World, world } from '@guildhall/kernel/testing'
import { afterEach, expect, test } from 'vitest'
import { changePassword, forgotPassword, resetPassword } from '../contract/index.ts'
import { passwordChecks } from '../server/password.ts'
import { latestToken } from '../testing/mailbox.ts'
import { anEmail, bearer, PASSWORD, someone } from '../testing/people.ts'

// All of a file's tests come from one address.
afterEach(async () => {
  const { host } = await world()
  await host.db.global.deleteFrom('identity_failures').execute()
})

const tryAs = (here: World, email: string, password: string) => here.as('visitor').post('/auth/login', { email, password })

async function failing(here: World, email: string, times: number) {
  for (let failure = 0; failure < times; failure++)
    expectRefusal(await tryAs(here, email, 'wrong horse battery'), 'wrong_credentials')
}

test('[AUTH-20, TST-16, SM-20] five failures make even the right password wait a minute, and each further one twice as long', async () => {
  const here = await world()
  const { email } = await someone(here)
  await failing(here, email, 4)
  expect((await tryAs(here, email, PASSWORD)).status).toBe(200)
  await failing(here, email, 5)
  expectRefusal(await tryAs(here, email, PASSWORD), 'wrong_credentials')
  here.clock.advance({ seconds: 61 })
  await failing(here, email, 1)
  here.clock.advance({ seconds: 61 })
  expectRefusal(await tryAs(here, email, PASSWORD), 'wrong_credentials')
  here.clock.advance({ seconds: 61 })
  expect((await tryAs(here, email, PASSWORD)).status).toBe(200)
})

test('[TST-16] nobody is locked out for more than an hour, however often others fail', async () => {
  const here = await world()
  const { email } = await someone(here)
  await failing(here, email, 5)
  for (let round = 0; round < 12; round++) {
    here.clock.advance({ hours: 1, seconds: 1 })
    await failing(here, email, 1)
  }
  await failing(here, email, 3)
  here.clock.advance({ hours: 1, seconds: 1 })
  expect((await tryAs(here, email, PASSWORD)).status).toBe(200)
})

test('[AUTH-20] a wrong password, an unknown e-mail and an account that waits: one answer, and one password checked for each', async () => {
  const here = await world()
  const [waiting, known] = [await someone(here), await someone(here)]
  await failing(here, waiting.email, 5)
  const answers = []
  for (const [email, password] of [
    [waiting.email, PASSWORD],
    [waiting.email, 'wrong horse battery'],
    [known.email, 'wrong horse battery'],
    [anEmail('nobody'), 'wrong horse battery'],
  ] as const) {
    const before = passwordChecks()
    const { status, body, headers } = await tryAs(here, email, password)
    expect(passwordChecks() - before).toBe(1)
    answers.push({ status, detail: body.detail, code: body.code, headers: Object.keys(headers).sort() })
  }
  for (const answer of answers) expect(answer).toEqual(answers[0])
})

test('an e-mail without an account waits too: a lock says nothing', async () => {
  const here = await world()
  const nobody = anEmail('nobody')
  await failing(here, nobody, 5)
  const rows = await here.host.db.global.selectFrom('identity_failures').selectAll().execute()
  expect(rows.filter(({ locked_until }) => locked_until !== null)).not.toEqual([])
  expect(JSON.stringify(rows)).not.toContain(nobody)
})

test('[TST-16] a new password by mail lifts the wait', async () => {
  const here = await world()
  const { email } = await someone(here)
  await failing(here, email, 6)
  await here.as('visitor').call(forgotPassword, { email })
  await here.drain()
  const token = await latestToken(here, email, 'identity.reset-password')
  await here.as('visitor').call(resetPassword, { token, password: 'another horse battery' })
  expect((await tryAs(here, email, 'another horse battery')).status).toBe(200)
})

test('one address that tries many accounts (credential stuffing) is made to wait, and the right password with it', async () => {
  const here = await world()
  const sam = await someone(here)
  await Promise.all(Array.from({ length: 50 }, () => tryAs(here, anEmail('stuffed'), 'wrong horse battery')))
  const refused = await tryAs(here, sam.email, PASSWORD)
  expectRefusal(refused, 'too_many_requests')
  here.clock.advance({ minutes: 1, seconds: 1 })
  expect((await tryAs(here, sam.email, PASSWORD)).status).toBe(200)
})

test('failures at the same time are all counted', async () => {
  const here = await world()
  const { email } = await someone(here)
  await Promise.all(Array.from({ length: 5 }, () => tryAs(here, email, 'wrong horse battery')))
  expectRefusal(await tryAs(here, email, PASSWORD), 'wrong_credentials')
})

test('[AUTH-19] a session left open is no way to guess the password either', async () => {
  const here = await world()
  const sam = await someone(here)
  const change = (currentPassword: string) =>
    here.as('visitor').call(changePassword, { currentPassword, newPassword: 'another horse battery' }, bearer(sam.token))
  for (let failure = 0; failure < 5; failure++) expectRefusal(await change('wrong horse battery'), 'wrong_password')
  expectRefusal(await change(PASSWORD), 'wrong_password')
  here.clock.advance({ seconds: 61 })
  expect((await change(PASSWORD)).status).toBe(200)
})
