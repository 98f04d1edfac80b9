import { systemActor } from '@guildhall/kernel/host'
import { expectRefusal, world } from '@guildhall/kernel/testing'
import { expect, test } from 'vitest'
import { register } from '../contract/index.ts'
import { forgetAccounts } from '../server/jobs.ts'
import { falseProvider } from '../testing/false-provider.ts'
import { enterWith, withProvider } from '../testing/federation.ts'
import { anEmail, PASSWORD } from '../testing/people.ts'

// What the recipes of SuperTokens (EmailPassword, Session) and the credentials provider of NextAuth.js do: decision 14.
test('[AUTH-34, AUTH-35] a browser signs up, in and out with e-mail and password: one cookie, known at each request, over at the end', async () => {
  const here = await world()
  const person = { email: anEmail(), password: PASSWORD, displayName: 'Cara Credentials' }
  await here.as('visitor').call(register, person)
  const browser = { origin: `http://${here.tenant.slug}.guildhall.test`, 'sec-fetch-site': 'same-origin' }
  const login = (password: string) =>
    here.request({ method: 'POST', url: '/api/v1/auth/login', headers: browser, payload: { email: person.email, password } })
  const refused = await login('not the right one')
  expectRefusal(refused, 'wrong_credentials')
  expect(refused.headers['set-cookie']).toBeUndefined()
  const [cookie = ''] = String((await login(PASSWORD)).headers['set-cookie']).split(';')
  const me = () => here.request({ method: 'GET', url: '/api/v1/auth/me', headers: { ...browser, cookie } })
  expect((await me()).body).toMatchObject({ email: person.email, displayName: person.displayName })
  const out = await here.request({
    method: 'POST',
    url: '/api/v1/auth/logout',
    headers: { authorization: `Bearer ${cookie.split('=')[1]}` },
    payload: {},
  })
  expect(out.body).toEqual({ ended: true })
  expectRefusal(await me(), 'sign_in_required')
})

test('an account that is forgotten takes its connections along', async () => {
  const here = await world()
  const at = await falseProvider()
  at.tells = { sub: 'nia', email: anEmail(), email_verified: true }
  const provider = await withProvider(here, at)
  const { body } = await enterWith(here.as('visitor'), { provider, at })
  const { memberId } = body as { memberId: string }
  await here.transact((tx) =>
    tx.db.updateTable('identity_accounts').set({ delete_after: tx.now }).where('email', '=', String(at.tells['email'])).execute(),
  )
  here.clock.advance({ minutes: 1 })
  await here.transact(async (tx) => tx.ask(forgetAccounts, {}), systemActor(here.tenant.id))
  await here.drain()
  const left = await here.transact((tx) => tx.db.selectFrom('identity_connections').select('id').execute())
  expect(left).toEqual([])
  // Coming again, they are somebody new.
  expect((await enterWith(here.as('visitor'), { provider, at })).body).not.toMatchObject({ memberId })
})
