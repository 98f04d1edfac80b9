import { createInvitation } from '@guildhall/invitations/contract'
import { expectRefusal, type World, world } from '@guildhall/kernel/testing'
import { expect, test } from 'vitest'
import {
  addProvider,
  answerChallenge,
  beginConnecting,
  connectAccount,
  createApiKey,
  enrolOnTheWayIn,
  forgotPassword,
  resetPassword,
  setUpTotp,
  showMe,
  signIn,
} from '../contract/index.ts'
import { codeAt, insistOn, someoneWithFactor } from '../testing/factors.ts'
import { falseProvider } from '../testing/false-provider.ts'
import { enterWith, withProvider } from '../testing/federation.ts'
import { latestToken } from '../testing/mailbox.ts'
import { anEmail, bearer, PASSWORD } from '../testing/people.ts'

async function scene(here: World, wishes: Parameters<typeof withProvider>[2] = {}) {
  const at = await falseProvider()
  at.tells = { sub: 'nia', email: anEmail(), email_verified: true }
  const provider = await withProvider(here, at, wishes)
  return { at, provider, enter: (more = {}) => enterWith(here.as('visitor'), { at, provider, ...more }) }
}

async function withOwnFactor(here: World) {
  const fay = await someoneWithFactor(here)
  const all = await scene(here)
  const by = here.as('visitor')
  const { body } = await by.call(beginConnecting, { provider: all.provider.id }, fay.auth)
  const brought = { provider: all.provider.id, secret: body.secret, answer: all.at.come(body.url) }
  await by.call(connectAccount, brought, fay.auth)
  return { ...all, fay }
}

test('the account’s own second factor is asked for, and the session that follows still began at the provider', async () => {
  const here = await world()
  const { fay, enter } = await withOwnFactor(here)
  const { body } = await enter()
  if (!('challenge' in body)) throw new Error('No second step')
  const code = codeAt(fay.secret, here.clock.now())
  const entered = await here.as('visitor').call(answerChallenge, { challenge: body.challenge.token, code })
  expect(entered.status).toBe(200)
  expectRefusal(await here.as('visitor').call(setUpTotp, {}, bearer(entered.body.token)), 'own_sign_in_needed')
})

test('a provider that saw two factors is enough', async () => {
  const here = await world()
  const { at, fay, enter } = await withOwnFactor(here)
  at.tells = { ...at.tells, amr: ['pwd', 'mfa'] }
  expect((await enter()).body).toMatchObject({ memberId: fay.memberId })
})

test('where a community insists, somebody new sets a factor up on the way in; who has a password does it with that', async () => {
  const here = await world()
  await insistOn(here, ['*'])
  const { enter } = await scene(here)
  const { body } = await enter()
  if (!('challenge' in body)) throw new Error('No second step')
  expect(body.challenge.kinds).toEqual(['enrol'])
  const challenge = body.challenge.token
  const { secret } = (await here.as('visitor').call(enrolOnTheWayIn, { challenge })).body
  const entered = await here.as('visitor').call(answerChallenge, { challenge, code: codeAt(secret, here.clock.now()) })
  expect(entered.status).toBe(200)
})

test('a factor set up by whoever a provider let in does not keep the mailbox’s owner out', async () => {
  const here = await world()
  await insistOn(here, ['*'])
  const { at, enter } = await scene(here)
  const { body } = await enter()
  if (!('challenge' in body)) throw new Error('No second step')
  const challenge = body.challenge.token
  const { secret } = (await here.as('visitor').call(enrolOnTheWayIn, { challenge })).body
  await here.as('visitor').call(answerChallenge, { challenge, code: codeAt(secret, here.clock.now()) })
  const email = String(at.tells['email'])
  await here.as('visitor').call(forgotPassword, { email })
  await here.drain()
  const token = await latestToken(here, email, 'identity.reset-password')
  await here.as('visitor').call(resetPassword, { token, password: PASSWORD })
  const owner = await here.as('visitor').call(signIn, { email, password: PASSWORD })
  expect(owner.body).toMatchObject({ challenge: { kinds: ['enrol'] } })
})

test('an account with a password does not get its first factor from a provider', async () => {
  const here = await world()
  const { fay, enter } = await withOwnFactor(here)
  await here.host.db.global
    .updateTable('identity_accounts')
    .set({ has_second_factor: false })
    .where('email', '=', fay.email)
    .execute()
  await insistOn(here, ['*'])
  expectRefusal(await enter(), 'second_factor_by_password')
})

test('[AUTH-01] where one joins by invitation, a provider is no way round it: the invitation comes along and is used', async () => {
  const community = { tagline: 'T', registration: 'invitation', openToVisitors: false }
  const branding = { primary: '#123456', accent: '#654321', logo: '<svg viewBox="0 0 8 8"><path d="M0 0h8v8z"/></svg>' }
  const here = await world({ sections: { community: { ...community, branding } } })
  const { enter, at } = await scene(here)
  expectRefusal(await enter(), 'registration_by_invitation')
  expectRefusal(await enter({ invitation: 'x'.repeat(60) }), 'invitation_invalid')
  const { token } = (await here.as({ roles: ['admin'] }).call(createInvitation, { maxUses: 1, roles: ['moderator'] })).body
  const { body } = await enter({ invitation: token })
  const me = (await here.as('visitor').call(showMe, {}, bearer((body as { token: string }).token))).body
  expect(me.permissions).toContain('forum.moderate')
  at.tells = { ...at.tells, sub: 'another', email: anEmail() }
  expectRefusal(await enter({ invitation: token }), 'invitation_invalid')
})

test('newcomers get the role the administrator chose, which is none beyond their own rights', async () => {
  const here = await world()
  const { enter } = await scene(here, { newcomerRole: 'moderator' })
  const { body } = await enter()
  const me = (await here.as('visitor').call(showMe, {}, bearer((body as { token: string }).token))).body
  expect(me.permissions).toContain('forum.moderate')
  const oidc = { issuer: 'https://id.example.org', clientId: 'guildhall' }
  expectRefusal(await here.as({ roles: ['member'] }).call(addProvider, { name: 'Mine', oidc }), 'not_permitted')
  expectRefusal(
    await here.as({ roles: ['admin'] }).call(addProvider, { name: 'X', oidc, newcomerRole: 'nobody' }),
    'not_permitted',
  )
  const admin = here.as({ roles: ['admin'] })
  const { key } = (await admin.call(createApiKey, { name: 'Script', scopes: ['identity.provider.manage'] })).body
  expectRefusal(await here.as('visitor').call(addProvider, { name: 'X', oidc }, bearer(key)), 'session_needed')
})
