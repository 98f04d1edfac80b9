import { expectRefusal, type World, world } from '@guildhall/kernel/testing'
import { expect, test } from 'vitest'
import {
  beginConnecting,
  beginPasskey,
  connectAccount,
  disconnectAccount,
  exportMyData,
  handOver,
  listConnections,
  listMyCommunities,
  listMySessions,
  listWaysIn,
  type Provider,
  register,
  setUpTotp,
  showMe,
  signIn,
} from '../contract/index.ts'
import { type FalseProvider, falseProvider } from '../testing/false-provider.ts'
import { enterWith, withProvider } from '../testing/federation.ts'
import { anEmail, bearer, PASSWORD, someone } from '../testing/people.ts'
import { aVerifier } from '../testing/verifier.ts'

type Tells = { sub?: string; email?: string; email_verified?: boolean; name?: string; amr?: string[] }

/** A community with a provider that says this of whoever comes. */
async function scene(here: World, tells: Tells, wishes: Parameters<typeof withProvider>[2] = {}) {
  const at = await falseProvider()
  at.tells = { sub: 'nia', email_verified: true, ...tells }
  return { at, provider: await withProvider(here, at, wishes) }
}

const verified = ({ host }: Pick<World, 'host'>, email: string) =>
  host.db.global
    .updateTable('identity_accounts')
    .set({ email_verified_at: new Date().toISOString() })
    .where('email', '=', email)
    .execute()

type Connecting = { provider: Provider; at: FalseProvider; token: string }
async function connected(here: World, { provider, at, token }: Connecting) {
  const by = here.as('visitor')
  const { body } = await by.call(beginConnecting, { provider: provider.id }, bearer(token))
  const brought = { provider: provider.id, secret: body.secret, answer: at.come(body.url) }
  return by.call(connectAccount, brought, bearer(token))
}

test('an e-mail that has an account is never enough: its owner signs in with the password, then connects the two', async () => {
  const here = await world()
  const { email, password, token, memberId } = await someone(here)
  const { at, provider } = await scene(here, { email })
  expectRefusal(await enterWith(here.as('visitor'), { provider, at }), 'email_known_here')
  await verified(here, email)
  expectRefusal(await enterWith(here.as('visitor'), { provider, at }), 'email_known_here')
  expect((await connected(here, { provider, at, token })).status).toBe(200)
  expect((await enterWith(here.as('visitor'), { provider, at })).body).toMatchObject({ memberId })
  expect((await here.as('visitor').call(signIn, { email, password })).body).toMatchObject({ memberId })
})

test('an administrator may say that a provider speaks for a domain: then its confirmed e-mails are connected', async () => {
  const here = await world()
  const { email, memberId } = await someone(here)
  const { at, provider } = await scene(here, { email }, { trustedDomains: ['example.org'] })
  // Whoever opened the account has not shown that the mailbox is theirs: it may be somebody who was here first in their name.
  expectRefusal(await enterWith(here.as('visitor'), { provider, at }), 'email_known_here')
  await verified(here, email)
  at.tells = { ...at.tells, email_verified: false }
  expectRefusal(await enterWith(here.as('visitor'), { provider, at }), 'provider_email_unconfirmed')
  at.tells = { ...at.tells, email_verified: true }
  expect((await enterWith(here.as('visitor'), { provider, at })).body).toMatchObject({ memberId })
  const other = await scene(here, { email }, { trustedDomains: ['example.com'] })
  expectRefusal(await enterWith(here.as('visitor'), other), 'email_known_here')
})

test('no administrator opens an account that lives in another community by having a provider name its e-mail', async () => {
  const here = await world()
  const there = await here.anotherTenant()
  const email = anEmail('victim')
  const person = { email, password: PASSWORD, displayName: 'Vic Tim' }
  await here.as('visitor').at(there).call(register, person)
  await verified(here, email)
  const { at, provider } = await scene(here, { email }, { trustedDomains: ['example.org'] })
  // A member there only; then a member of both, whether the list of memberships knows it yet or not.
  expectRefusal(await enterWith(here.as('visitor'), { provider, at }), 'email_known_here')
  await here.as('visitor').call(signIn, { email, password: PASSWORD })
  expectRefusal(await enterWith(here.as('visitor'), { provider, at }), 'email_known_here')
  await here.drain()
  expectRefusal(await enterWith(here.as('visitor'), { provider, at }), 'email_known_here')
})

test('a provider of one community opens no other, and what began at it reaches no further', async () => {
  const here = await world()
  const there = await here.anotherTenant()
  const { email, password, token } = await someone(here)
  await here.as('visitor').at(there).call(signIn, { email, password })
  await here.drain()
  const { at, provider } = await scene(here, { email })
  await connected(here, { provider, at, token })
  expect((await enterWith(here.as('visitor').at(there), { provider, at }).catch(String)).toString()).toContain('not_found')
  const { body } = await enterWith(here.as('visitor'), { provider, at })
  const theirs = bearer((body as { token: string }).token)
  const by = here.as('visitor')
  const across = { community: there.slug, challenge: aVerifier().challenge }
  expect((await by.call(showMe, {}, theirs)).status).toBe(200)
  expect((await by.at(there).call(showMe, {}, theirs)).status).toBe(401)
  expectRefusal(await by.call(handOver, across, theirs), 'own_sign_in_needed')
  // Nor does it tell where else they are at home; their own session does.
  const told = async (auth: typeof theirs) =>
    JSON.stringify([(await by.call(listMyCommunities, {}, auth)).body, (await by.call(listMySessions, {}, auth)).body])
  expect(await told(theirs)).not.toContain(there.name)
  expect(await told(bearer(token))).toContain(there.name)
  expectRefusal(await by.call(setUpTotp, {}, theirs), 'own_sign_in_needed')
  expectRefusal(await by.call(beginPasskey, {}, theirs), 'own_sign_in_needed')
  expectRefusal(await by.call(beginConnecting, { provider: provider.id }, theirs), 'own_sign_in_needed')
  expect((await by.call(handOver, across, bearer(token))).status).toBe(200)
})

test('a provider says nothing about an e-mail to other communities: its mailbox is shown to be theirs by mail', async () => {
  const here = await world()
  const { at, provider } = await scene(here, { email: anEmail() })
  await enterWith(here.as('visitor'), { provider, at })
  const row = await here.host.db.global
    .selectFrom('identity_accounts')
    .select(['email_verified_at', 'password_hash'])
    .where('email', '=', String(at.tells['email']))
    .executeTakeFirstOrThrow()
  expect(row).toEqual({ email_verified_at: null, password_hash: null })
})

test.each([
  [{ email: undefined }, {}, 'provider_tells_no_email'],
  [{ email: 'nobody at all' }, {}, 'provider_tells_no_email'],
  [{ email: anEmail(), email_verified: false }, {}, 'provider_email_unconfirmed'],
  [{ email: anEmail() }, { emailDomains: ['example.com'] }, 'provider_domain_refused'],
  [{ email: 'nia@example.org.evil.example' }, { emailDomains: ['example.org'] }, 'provider_domain_refused'],
  [{ email: 'nia@evilexample.org' }, { emailDomains: ['example.org'] }, 'provider_domain_refused'],
  [{ email: anEmail() }, { takesNewcomers: false }, 'provider_takes_nobody_new'],
] as [Tells, object, string][])('[AUTH-39] whom the provider describes as %j with %j hears %s', async (tells, wishes, code) => {
  const here = await world()
  expectRefusal(await enterWith(here.as('visitor'), await scene(here, tells, wishes)), code)
})

test('whoever was suspended stays out, and who connected comes in whatever their e-mail is by now', async () => {
  const here = await world()
  const { at, provider } = await scene(here, { email: anEmail() })
  const { memberId } = (await enterWith(here.as('visitor'), { provider, at })).body as { memberId: string }
  at.tells = { sub: 'nia', email: anEmail('married'), email_verified: false }
  expect((await enterWith(here.as('visitor'), { provider, at })).body).toMatchObject({ memberId })
  await here.transact((tx) =>
    tx.db.updateTable('people_members').set({ status: 'suspended' }).where('id', '=', memberId).execute(),
  )
  expectRefusal(await enterWith(here.as('visitor'), { provider, at }), 'member_suspended')
})

test('one account elsewhere opens one account here, and the other way round', async () => {
  const here = await world()
  const [ann, ben] = [await someone(here, { name: 'ann' }), await someone(here, { name: 'ben' })]
  const { at, provider } = await scene(here, {})
  expect((await connected(here, { provider, at, token: ann.token })).status).toBe(200)
  expectRefusal(await connected(here, { provider, at, token: ben.token }), 'connected_to_another')
  at.tells = { sub: 'another', email_verified: true }
  expectRefusal(await connected(here, { provider, at, token: ann.token }), 'provider_connected_already')
})

test('what somebody began is not finished by anybody else', async () => {
  const here = await world()
  const [ann, mal] = [await someone(here, { name: 'ann' }), await someone(here, { name: 'mal' })]
  const { at, provider } = await scene(here, {})
  const by = here.as('visitor')
  const { body } = await by.call(beginConnecting, { provider: provider.id }, bearer(mal.token))
  const brought = { provider: provider.id, secret: body.secret, answer: at.come(body.url) }
  expectRefusal(await by.call(connectAccount, brought, bearer(ann.token)), 'visit_over')
  expectRefusal(await enterWith(by, { provider, at }), 'provider_tells_no_email')
})

test('a connection is taken back, but never the last way in; the copy of one’s data names it', async () => {
  const here = await world()
  const { email, password, token } = await someone(here)
  const { at, provider } = await scene(here, { email })
  await connected(here, { provider, at, token })
  const by = here.as('visitor')
  const mine = async () => (await by.call(listConnections, {}, bearer(token))).body
  const [connection] = (await mine()).items
  expect(connection).toMatchObject({ provider: 'Elsewhere', email })
  expect(JSON.stringify((await by.call(exportMyData, {}, bearer(token))).body.modules)).toContain('"provider":"Elsewhere"')
  const accounts = here.host.db.global.updateTable('identity_accounts').where('email', '=', email)
  const { hash } = await here.host.db.global
    .selectFrom('identity_accounts')
    .select('password_hash as hash')
    .where('email', '=', email)
    .executeTakeFirstOrThrow()
  await accounts.set({ password_hash: null }).execute()
  const gone = () => by.call(disconnectAccount, { connection: String(connection?.id) }, bearer(token))
  expectRefusal(await gone(), 'last_way_in')
  await accounts.set({ password_hash: hash }).execute()
  expect((await gone()).status).toBe(200)
  expect((await mine()).items).toEqual([])
  expectRefusal(await enterWith(by, { provider, at }), 'email_known_here')
  expect((await by.call(signIn, { email, password })).status).toBe(200)
})

test('a provider that is switched off or removed lets nobody in, and signs out whom it let in', async () => {
  const here = await world()
  const admin = here.as({ roles: ['admin'] })
  const { at, provider } = await scene(here, { email: anEmail() })
  const enter = async () => (await enterWith(here.as('visitor'), { provider, at })).body as { token: string }
  const stands = async (token: string) => (await here.as('visitor').call(showMe, {}, bearer(token))).status
  const first = await enter()
  expect(await stands(first.token)).toBe(200)
  await admin.patch(`/auth/providers/${provider.id}`, { enabled: false })
  expect(await stands(first.token)).toBe(401)
  expect((await here.as('visitor').call(listWaysIn, {})).body.items).toEqual([])
  expect(await enterWith(here.as('visitor'), { provider, at }).catch(String)).toContain('not_found')
  await admin.patch(`/auth/providers/${provider.id}`, { enabled: true })
  const second = await enter()
  await admin.delete(`/auth/providers/${provider.id}`)
  expect(await stands(second.token)).toBe(401)
})
