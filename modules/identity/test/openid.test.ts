import { expectRefusal, type World, world } from '@guildhall/kernel/testing'
import { expect, onTestFinished, test } from 'vitest'
import { sections } from '../../../apps/server/testing/community.ts'
import {
  addProvider,
  editProvider,
  type Provider,
  returnFromProvider,
  showMe,
  testProvider,
  visitProvider,
} from '../contract/index.ts'
import { falseProvider, newKey, publicOf, signed } from '../testing/false-provider.ts'
import { enterWith, withProvider } from '../testing/federation.ts'
import { goThrough, openidProvider, type Person } from '../testing/openid-provider.ts'
import { anEmail, bearer } from '../testing/people.ts'

/** A community with a real provider, at which somebody may say that they are Nia. */
async function elsewhere(here: World, person: Partial<Person> = {}) {
  const nia = { sub: 'nia', email: anEmail('nia'), email_verified: true, name: 'Nia Newcomer', ...person }
  const op = await openidProvider([nia])
  onTestFinished(op.close)
  const { issuer, clientId, clientSecret } = op
  const admin = here.as({ roles: ['admin'] })
  const provider = (await admin.call(addProvider, { name: 'Elsewhere', oidc: { issuer, clientId, clientSecret } })).body
  op.register(provider.redirectUri)
  return { nia, op, admin, provider }
}

async function visit(here: World, provider: Provider, who: string | null) {
  const { body } = await here.as('visitor').call(visitProvider, { provider: provider.id })
  const answer = await goThrough(body.url, { who, backTo: provider.redirectUri })
  return { provider: provider.id, secret: body.secret, answer }
}

test('[AUTH-30] somebody new comes in with an account elsewhere, and again as the same member', async () => {
  const here = await world()
  const { nia, provider } = await elsewhere(here)
  const first = await here.as('visitor').call(returnFromProvider, await visit(here, provider, 'nia'))
  expect(first.status).toBe(200)
  const { token } = first.body as { token: string }
  const me = (await here.as('visitor').call(showMe, {}, bearer(token))).body
  expect(me).toMatchObject({ displayName: 'Nia Newcomer', email: nia.email })
  const second = await here.as('visitor').call(returnFromProvider, await visit(here, provider, 'nia'))
  expect(second.body).toMatchObject({ memberId: me.memberId })
})

test('an answer is good once, from the browser that asked, within ten minutes', async () => {
  const here = await world()
  const { provider } = await elsewhere(here)
  const came = await visit(here, provider, 'nia')
  const by = here.as('visitor')
  const other = (await by.call(visitProvider, { provider: provider.id })).body
  expectRefusal(await by.call(returnFromProvider, { ...came, secret: other.secret }), 'visit_over')
  expectRefusal(await by.call(returnFromProvider, { ...came, answer: { ...came.answer, state: 'made-up' } }), 'visit_over')
  const late = await visit(here, provider, 'nia')
  here.clock.advance({ minutes: 11 })
  expectRefusal(await by.call(returnFromProvider, late), 'visit_over')
})

test('an answer sent a second time opens nothing, nor several sent at once more than one session', async () => {
  const here = await world()
  const { provider } = await elsewhere(here)
  const came = await visit(here, provider, 'nia')
  expect((await here.as('visitor').call(returnFromProvider, came)).status).toBe(200)
  expectRefusal(await here.as('visitor').call(returnFromProvider, came), 'visit_over')
  const at = await falseProvider()
  at.tells = { sub: 'olu', email: anEmail(), email_verified: true }
  const careless = await withProvider(here, at)
  const { body } = await here.as('visitor').call(visitProvider, { provider: careless.id })
  const brought = { provider: careless.id, secret: body.secret, answer: at.come(body.url) }
  const answers = await Promise.all([1, 2, 3].map(() => here.as('visitor').call(returnFromProvider, brought)))
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
})

test('[AUTH-30] whoever refuses over there is told so, and may begin again', async () => {
  const here = await world()
  const { provider } = await elsewhere(here)
  const came = await visit(here, provider, null)
  expect(came.answer).toMatchObject({ error: 'access_denied' })
  expectRefusal(await here.as('visitor').call(returnFromProvider, came), 'provider_declined')
  expectRefusal(await here.as('visitor').call(returnFromProvider, came), 'visit_over')
  expect((await here.as('visitor').call(returnFromProvider, await visit(here, provider, 'nia'))).status).toBe(200)
})

test('trying a provider says what is wrong: the secret, the address, or nothing', async () => {
  const here = await world()
  const { admin, op, provider } = await elsewhere(here)
  const tried = async () => (await admin.call(testProvider, { provider: provider.id })).body
  expect((await tried()).works).toBe(true)
  await admin.call(editProvider, { provider: provider.id, oidc: { clientSecret: 'wrong' } })
  const { works, findings } = await tried()
  expect(works).toBe(false)
  expect(findings.filter(({ ok }) => !ok).map(({ text }) => text)).toEqual([expect.stringContaining('client id and secret')])
  op.close()
  expect((await tried()).findings).toEqual([{ ok: false, text: expect.stringContaining('cannot be reached') }])
})

type Lie = Awaited<ReturnType<typeof falseProvider>>
const past = () => Math.floor(Date.now() / 1000) - 600
const none = (claims: object) =>
  `${[{ alg: 'none' }, claims].map((part) => Buffer.from(JSON.stringify(part)).toString('base64url')).join('.')}.`

const lies: [string, () => Partial<Lie> | Promise<Partial<Lie>>][] = [
  ['of another visit', () => ({ tells: { nonce: 'another' } })],
  ['for somebody else', () => ({ tells: { aud: 'another-client' } })],
  ['from somebody else', () => ({ tells: { iss: 'https://another.example' } })],
  ['that is over', () => ({ tells: { exp: past(), iat: past() - 60 } })],
  ['nobody signed', () => ({ idToken: none })],
  ['signed with a key of nobody’s', async () => ({ published: [await publicOf(await newKey('a'))] })],
]

test.each(lies)('an ID token %s is not believed', async (_what, lie) => {
  const here = await world()
  const at = await falseProvider()
  const provider = await withProvider(here, at)
  Object.assign(at, await lie())
  at.tells = { sub: 'nia', email: anEmail(), email_verified: true, ...at.tells }
  expectRefusal(await enterWith(here.as('visitor'), { provider, at }), 'provider_not_believed')
  const accounts = here.host.db.global.selectFrom('identity_accounts').select('id').where('email', '=', String(at.tells['email']))
  expect(await accounts.execute()).toEqual([])
})

test('an ID token signed with the client’s own secret is not believed', async () => {
  const here = await world()
  const at = await falseProvider()
  const provider = await withProvider(here, at)
  at.tells = { sub: 'nia', email: anEmail(), email_verified: true }
  const { SignJWT } = await import('jose')
  const { body } = await here.as('visitor').call(visitProvider, { provider: provider.id })
  const answer = at.come(body.url)
  const claims = { iss: at.issuer, aud: 'guildhall', nonce: at.nonce, exp: past() + 1200, iat: past() + 600, ...at.tells }
  const token = await new SignJWT(claims).setProtectedHeader({ alg: 'HS256' }).sign(Buffer.from('hush'))
  at.idToken = () => token
  const came = { provider: provider.id, secret: body.secret, answer }
  expectRefusal(await here.as('visitor').call(returnFromProvider, came), 'provider_not_believed')
})

test('an answer that names another issuer is not taken to this one (RFC 9207)', async () => {
  const here = await world()
  const at = await falseProvider()
  const provider = await withProvider(here, at)
  at.described = { authorization_response_iss_parameter_supported: true }
  for (const iss of ['https://another.example', undefined]) {
    const { body } = await here.as('visitor').call(visitProvider, { provider: provider.id })
    const answer = { ...at.come(body.url), ...(iss ? { iss } : {}) }
    const came = { provider: provider.id, secret: body.secret, answer }
    expectRefusal(await here.as('visitor').call(returnFromProvider, came), 'provider_not_believed')
  }
  expect(at.asked).not.toContain('/token')
})

test('keys that were changed over there are known at once', async () => {
  const here = await world()
  const at = await falseProvider()
  const provider = await withProvider(here, at)
  at.tells = { sub: 'nia', email: anEmail(), email_verified: true }
  expect((await enterWith(here.as('visitor'), { provider, at })).status).toBe(200)
  const [old, next] = [at.key, await newKey('b')]
  at.key = next
  expect((await enterWith(here.as('visitor'), { provider, at })).status).toBe(200)
  const { body } = await here.as('visitor').call(visitProvider, { provider: provider.id })
  const answer = at.come(body.url)
  const stale = await signed(
    { iss: at.issuer, aud: 'guildhall', nonce: at.nonce, exp: past() + 1200, iat: past() + 600, sub: 'nia' },
    old,
  )
  at.idToken = () => stale
  const came = { provider: provider.id, secret: body.secret, answer }
  expectRefusal(await here.as('visitor').call(returnFromProvider, came), 'provider_not_believed')
})

test('a provider that fails, or says nothing sensible, is told apart from one that lies, and administrators read why', async () => {
  const here = await world()
  const at = await falseProvider()
  const admin = here.as({ roles: ['admin'] })
  const provider = await withProvider(here, at)
  const faults = async () => (await admin.get('/auth/providers')).body.items[0].lastFault
  at.answers['/token'] = (response) => response.writeHead(500).end('down')
  expectRefusal(await enterWith(here.as('visitor'), { provider, at }), 'provider_silent')
  expect(await faults()).toContain('HTTP')
  at.answers['/token'] = (response) =>
    response.writeHead(400, { 'content-type': 'application/json' }).end('{"error":"invalid_client"}')
  expectRefusal(await enterWith(here.as('visitor'), { provider, at }), 'provider_silent')
  expect(await faults()).toContain('invalid_client')
  at.answers['/.well-known/openid-configuration'] = (response) => response.writeHead(200).end('<html>')
  expectRefusal(await here.as('visitor').call(visitProvider, { provider: provider.id }), 'provider_silent')
})

test('[INV-18] whoever comes by a provider waits too where newcomers do, and signs in again to see how it stands', async () => {
  const here = await world({ sections: { community: { ...sections.community, approval: 'everyone' } } })
  const { admin, provider } = await elsewhere(here)
  const come = async () => (await here.as('visitor').call(returnFromProvider, await visit(here, provider, 'nia'))).body
  const { token, memberId } = (await come()) as { token: string; memberId: string }
  const by = here.as('visitor')
  expect((await by.get('/membership', bearer(token))).body.status).toBe('waiting')
  expectRefusal(await by.get('/users', bearer(token)), 'awaiting_approval')
  const again = (await come()) as { token: string; memberId: string }
  expect(again.memberId).toBe(memberId)
  await admin.post('/administration/newcomers/approve', { members: [memberId] })
  expect((await by.get('/users', bearer(again.token))).status).toBe(200)
})
