import { expectRefusal, type World, world } from '@guildhall/kernel/testing'
import { expect, test } from 'vitest'
import {
  answerChallenge,
  confirmTotp,
  disableTotp,
  enrolOnTheWayIn,
  renewBackupCodes,
  setUpTotp,
  showFactors,
  showMe,
  signIn,
} from '../contract/index.ts'
import { challenged, codeAt, insistOn, someoneWithFactor } from '../testing/factors.ts'

const inSteps = (here: World, steps: number) => here.clock.advance({ seconds: 30 * steps })

test('[SM-21, AUTH-26, AUTH-27] disabled → pending → enabled → disabled, and the secret is encrypted', async () => {
  const here = await world()
  const member = here.as({ roles: ['member'] })
  const { accountId } = await member.identity()
  const state = async () => (await member.call(showFactors, {})).body.totp
  expect(await state()).toBe('disabled')
  const { secret, uri } = (await member.call(setUpTotp, {})).body
  expect(await state()).toBe('pending')
  expect(uri).toContain(`secret=${secret}`)
  const stored = await here.host.db.global
    .selectFrom('identity_totp')
    .selectAll()
    .where('account_id', '=', accountId)
    .executeTakeFirstOrThrow()
  expect(stored.sealed_secret.toString('latin1')).not.toContain(secret)
  expectRefusal(await member.call(confirmTotp, { code: '000000' }), 'wrong_code')
  const { backupCodes } = (await member.call(confirmTotp, { code: codeAt(secret, here.clock.now()) })).body
  expect(new Set(backupCodes)).toHaveLength(10)
  expect((await member.call(showFactors, {})).body).toEqual({ totp: 'enabled', backupCodesLeft: 10, required: false })
  expectRefusal(await member.call(setUpTotp, {}), 'second_factor_in_use')
  inSteps(here, 1)
  expect((await member.call(disableTotp, { code: codeAt(secret, here.clock.now()) })).status).toBe(200)
  expect((await member.call(showFactors, {})).body).toMatchObject({ totp: 'disabled', backupCodesLeft: 0 })
})

test('[TST-17, AUTH-29] the password alone gives a challenge and no session; the code gives the session', async () => {
  const here = await world()
  const someone = await someoneWithFactor(here)
  const visitor = here.as('visitor')
  const first = await visitor.call(signIn, { email: someone.email, password: someone.password })
  expect(first.status).toBe(200)
  expect(Object.keys(first.body)).toEqual(['challenge'])
  expect(first.headers['set-cookie']).toBeUndefined()
  const challenge = await challenged(here, someone)
  expectRefusal(await visitor.call(showMe, {}, { headers: { authorization: `Bearer ${challenge}` } }), 'session_expired')
  const { body } = await visitor.call(answerChallenge, { challenge, code: codeAt(someone.secret, here.clock.now()) })
  const me = await visitor.call(showMe, {}, { headers: { authorization: `Bearer ${body.token}` } })
  expect(me.body.memberId).toBe(someone.memberId)
})

test('[AUTH-27] a code is accepted once: not again, not an older one, not by two at the same time', async () => {
  const here = await world()
  const someone = await someoneWithFactor(here)
  const code = codeAt(someone.secret, here.clock.now())
  const challenges = [await challenged(here, someone), await challenged(here, someone), await challenged(here, someone)]
  const answer = (challenge: string | undefined, given: string) =>
    here.as('visitor').call(answerChallenge, { challenge: challenge as string, code: given })
  const both = await Promise.all([answer(challenges[0], code), answer(challenges[1], code)])
  expect(both.map(({ status }) => status).sort()).toEqual([200, 401])
  expectRefusal(await answer(challenges[2], code), 'wrong_code')
  const earlier = codeAt(someone.secret, Temporal.Instant.from(here.clock.now()).subtract({ seconds: 30 }).toString())
  expectRefusal(await answer(challenges[2], earlier), 'wrong_code')
})

test('five wrong codes end the challenge, though the sixth is right', async () => {
  const here = await world()
  const someone = await someoneWithFactor(here)
  const challenge = await challenged(here, someone)
  const answer = (code: string) => here.as('visitor').call(answerChallenge, { challenge, code })
  const right = codeAt(someone.secret, here.clock.now())
  const wrong = right === '123456' ? '654321' : '123456'
  for (const left of [4, 3, 2, 1]) expect((await answer(wrong)).body).toMatchObject({ code: 'wrong_code', triesLeft: left })
  expectRefusal(await answer(wrong), 'challenge_over')
  expectRefusal(await answer(right), 'challenge_over')
})

test('new challenges give no further tries: after five wrong codes in all the account waits, then the right code is right', async () => {
  const here = await world()
  const someone = await someoneWithFactor(here)
  const enter = async (code: string) =>
    here.as('visitor').call(answerChallenge, { challenge: await challenged(here, someone), code })
  for (let time = 0; time < 5; time++) expectRefusal(await enter('AAAAAAAAAA'), 'wrong_code')
  expectRefusal(await enter(codeAt(someone.secret, here.clock.now())), 'codes_too_often')
  here.clock.advance({ minutes: 2 })
  expect((await enter(codeAt(someone.secret, here.clock.now()))).status).toBe(200)
})

test('a challenge is over after ten minutes, after its use, and in any other community', async () => {
  const here = await world()
  const someone = await someoneWithFactor(here)
  const challenge = await challenged(here, someone)
  const now = () => ({ challenge, code: codeAt(someone.secret, here.clock.now()) })
  const elsewhere = here.as('visitor').at(await here.anotherTenant())
  expectRefusal(await elsewhere.call(answerChallenge, now()), 'challenge_over')
  expect((await here.as('visitor').call(answerChallenge, now())).status).toBe(200)
  inSteps(here, 1)
  expectRefusal(await here.as('visitor').call(answerChallenge, now()), 'challenge_over')
  const late = await challenged(here, someone)
  here.clock.advance({ minutes: 10 })
  expectRefusal(
    await here.as('visitor').call(answerChallenge, { challenge: late, code: codeAt(someone.secret, here.clock.now()) }),
    'challenge_over',
  )
})

test('[AUTH-28] a backup code works once instead of the app; new ones replace the old; only hashes are stored', async () => {
  const here = await world()
  const someone = await someoneWithFactor(here)
  const [one = '', two = ''] = someone.backupCodes
  const enter = async (code: string) =>
    here.as('visitor').call(answerChallenge, { challenge: await challenged(here, someone), code })
  expect((await enter(one.toLowerCase().replace('-', ' '))).status).toBe(200)
  expectRefusal(await enter(one), 'wrong_code')
  const visitor = here.as('visitor')
  expect((await visitor.call(showFactors, {}, someone.auth)).body.backupCodesLeft).toBe(9)
  const fresh = await visitor.call(renewBackupCodes, { code: codeAt(someone.secret, here.clock.now()) }, someone.auth)
  expect(fresh.body.backupCodes).toHaveLength(10)
  expectRefusal(await enter(two), 'wrong_code')
  const rows = await here.host.db.global.selectFrom('identity_backup_codes').selectAll().execute()
  expect(JSON.stringify(rows)).not.toContain(fresh.body.backupCodes[0]?.replace('-', ''))
})

test('the factor is switched off by the password or a code, and by nothing less', async () => {
  const here = await world()
  const someone = await someoneWithFactor(here)
  const off = (proof: { password?: string; code?: string }) => here.as('visitor').call(disableTotp, proof, someone.auth)
  for (const proof of [{}, { password: 'something else' }, { code: '000000' }]) expectRefusal(await off(proof), 'wrong_code')
  expect((await off({ password: someone.password })).body).toEqual({ disabled: true })
  const { body } = await here.as('visitor').call(signIn, { email: someone.email, password: someone.password })
  expect(body).toHaveProperty('token')
})

test('[AUTH-29] a community may insist for some roles: whoever holds one sets the factor up on the way in and keeps it', async () => {
  const here = await world()
  const someone = await someoneWithFactor(here)
  const visitor = here.as('visitor')
  await visitor.call(disableTotp, { password: someone.password }, someone.auth)
  await insistOn(here, ['moderator'])
  expect((await visitor.call(signIn, { email: someone.email, password: someone.password })).body).toHaveProperty('token')
  await insistOn(here, ['member'])
  const { body } = await visitor.call(signIn, { email: someone.email, password: someone.password })
  expect(body).toMatchObject({ challenge: { kinds: ['enrol'] } })
  const challenge = await challenged(here, someone)
  const { secret } = (await visitor.call(enrolOnTheWayIn, { challenge })).body
  const code = codeAt(secret, here.clock.now())
  const entered = await visitor.call(answerChallenge, { challenge, code })
  expect(entered.status).toBe(200)
  const auth = { headers: { authorization: `Bearer ${entered.body.token}` } }
  expect((await visitor.call(showFactors, {}, auth)).body).toMatchObject({ totp: 'enabled', required: true })
  expectRefusal(await visitor.call(disableTotp, { password: someone.password }, auth), 'second_factor_needed_here')
})

test('whoever has a factor cannot replace it by way of a challenge', async () => {
  const here = await world()
  const someone = await someoneWithFactor(here)
  await insistOn(here, ['*'])
  const challenge = await challenged(here, someone)
  expectRefusal(await here.as('visitor').call(enrolOnTheWayIn, { challenge }), 'challenge_over')
})
