import { expectRefusal, type World, world } from '@guildhall/kernel/testing'
import { expect, test } from 'vitest'
import { forgotPassword, issueTokens, refreshTokens, resetPassword, showMe, signIn } from '../contract/index.ts'
import { latestToken, mailsTo } from '../testing/mailbox.ts'
import { anEmail, bearer, someone } from '../testing/people.ts'

const KEY = 'identity.reset-password'
const NEW = 'another horse battery'

async function asked(here: World) {
  const sam = await someone(here)
  await here.as('visitor').call(forgotPassword, { email: sam.email })
  await here.drain()
  return { ...sam, reset: await latestToken(here, sam.email, KEY) }
}

test('[AUTH-22, AUTH-23, SM-19, TST-08] a mailed link sets a new password, once; every session and refresh token is over', async () => {
  const here = await world()
  const sam = await asked(here)
  const visitor = here.as('visitor')
  const { refreshToken } = (await visitor.call(issueTokens, {}, bearer(sam.token))).body
  const { status, body } = await visitor.call(resetPassword, { token: sam.reset, password: NEW })
  expect({ status, body }).toEqual({ status: 200, body: { changed: true, sessionsEnded: 1 } })
  expectRefusal(await visitor.call(showMe, {}, bearer(sam.token)), 'session_expired')
  expect((await visitor.call(refreshTokens, { refreshToken })).status).toBe(401)
  expectRefusal(await visitor.call(signIn, { email: sam.email, password: sam.password }), 'wrong_credentials')
  expect((await visitor.call(signIn, { email: sam.email, password: NEW })).status).toBe(200)
  expectRefusal(await visitor.call(resetPassword, { token: sam.reset, password: 'a third horse battery' }), 'link_not_valid')
  expect((await mailsTo(here, sam.email)).map(({ key }) => key)).toContain('identity.password-changed')
})

test('[AUTH-09, SM-19, TST-15] the link is over after an hour, a newer one ends it, and another community does not take it', async () => {
  const here = await world()
  const sam = await asked(here)
  const visitor = here.as('visitor')
  const elsewhere = await here.anotherTenant()
  expectRefusal(await visitor.at(elsewhere).call(resetPassword, { token: sam.reset, password: NEW }), 'link_not_valid')
  here.clock.advance({ minutes: 2 })
  await visitor.call(forgotPassword, { email: sam.email })
  await here.drain()
  expectRefusal(await visitor.call(resetPassword, { token: sam.reset, password: NEW }), 'link_not_valid')
  const newer = await latestToken(here, sam.email, KEY)
  here.clock.advance({ hours: 1, seconds: 1 })
  expectRefusal(await visitor.call(resetPassword, { token: newer, password: NEW }), 'link_not_valid')
})

test('[SM-19] of many who use the link at the same time one sets the password', async () => {
  const here = await world()
  const sam = await asked(here)
  const tries = ['first', 'second', 'third'].map((word) => `${word} horse battery`)
  const answers = await Promise.all(
    tries.map((password) => here.as('visitor').call(resetPassword, { token: sam.reset, password })),
  )
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 410, 410])
})

test('a password refused as too weak leaves the link good', async () => {
  const here = await world()
  const sam = await asked(here)
  const weak = await here.as('visitor').call(resetPassword, { token: sam.reset, password: 'password123' })
  expectRefusal(weak, 'weak_password')
  expect((await here.as('visitor').call(resetPassword, { token: sam.reset, password: NEW })).status).toBe(200)
})

test('[AUTH-22] an unknown e-mail gets the same answer after the same statements, and no mail', async () => {
  const here = await world()
  const sam = await someone(here)
  const unknown = anEmail('nobody')
  const answer = async (email: string) => {
    const { status, body, headers } = await here.as('visitor').call(forgotPassword, { email })
    return { status, body, names: Object.keys(headers).sort() }
  }
  expect(await answer(unknown)).toEqual(await answer(sam.email))
  const requests = await here.transact((tx) => tx.db.selectFrom('job_requests').select('name').execute())
  expect(requests.filter(({ name }) => name === 'identity.send-reset')).toHaveLength(2)
  await here.drain()
  expect(await mailsTo(here, unknown)).toEqual([])
  expect((await mailsTo(here, sam.email)).filter(({ key }) => key === KEY)).toHaveLength(1)
})

test('asking again and again fills nobody’s mailbox', async () => {
  const here = await world()
  const sam = await someone(here)
  for (let asked = 0; asked < 8; asked++) await here.as('visitor').call(forgotPassword, { email: sam.email })
  await here.drain()
  expect((await mailsTo(here, sam.email)).filter(({ key }) => key === KEY)).toHaveLength(1)
})

test('[TST-13] answers about links name neither the address nor the account', async () => {
  const here = await world()
  const sam = await asked(here)
  const wrong = await here.as('visitor').call(resetPassword, { token: 'x'.repeat(43), password: NEW })
  const weak = await here.as('visitor').call(resetPassword, { token: sam.reset, password: `${sam.email}` })
  for (const { body } of [wrong, weak]) expect(JSON.stringify(body)).not.toMatch(new RegExp(`${sam.email}|${sam.displayName}`))
})
