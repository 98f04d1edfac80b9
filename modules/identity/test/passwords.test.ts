import { expectRefusal, world } from '@guildhall/kernel/testing'
import { hash as argon2 } from '@node-rs/argon2'
import { hash as bcrypt } from '@node-rs/bcrypt'
import { expect, test } from 'vitest'
import { changePassword, register, showMe, signIn } from '../contract/index.ts'
import { hashPassword, needsRehash, verifyPassword } from '../server/password.ts'
import { weaknessOf } from '../server/password-rules.ts'
import { mailsTo } from '../testing/mailbox.ts'
import { anEmail, bearer, PASSWORD, someone } from '../testing/people.ts'
import { identitySettings } from '../testing/settings.ts'

test('[AUTH-17, TST-02] a password’s hash is argon2id of its own salt, and only that password fits it', async () => {
  const [one, two] = [await hashPassword(PASSWORD), await hashPassword(PASSWORD)]
  expect(one).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
  expect(one).not.toBe(two)
  expect(await verifyPassword(one, PASSWORD)).toBe(true)
  expect(await verifyPassword(one, `${PASSWORD} `)).toBe(false)
  expect(needsRehash(one)).toBe(false)
})

test.each([
  ['bcrypt, from another program', () => bcrypt(PASSWORD, { cost: 10 })],
  ['argon2id of weaker settings', () => argon2(PASSWORD, { memoryCost: 8192, timeCost: 1, parallelism: 1 })],
])('[AUTH-17] %s: it signs in, and is made anew at that moment', async (_name, hashed) => {
  const here = await world()
  const sam = await someone(here)
  const stored = () =>
    here.host.db.global.selectFrom('identity_accounts').select('password_hash').where('email', '=', sam.email).executeTakeFirst()
  const old = await hashed()
  await here.host.db.global.updateTable('identity_accounts').set({ password_hash: old }).where('email', '=', sam.email).execute()
  expectRefusal(await here.as('visitor').call(signIn, { email: sam.email, password: 'not the right one' }), 'wrong_credentials')
  expect((await stored())?.password_hash).toBe(old)
  for (let entrance = 0; entrance < 2; entrance++)
    expect((await here.as('visitor').call(signIn, { email: sam.email, password: PASSWORD })).status).toBe(200)
  expect((await stored())?.password_hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
})

test('[AUTH-18] easily guessed passwords are refused with the reason and advice; personal ones too', async () => {
  const here = await world()
  const email = anEmail('marguerite')
  for (const [password, reason] of [
    ['password123', /common/],
    ['qwertyuiop', /common|keys/],
    ['aaaaaaaaaaaa', /Repetitions/],
    [email, /know of you/],
    [`${here.tenant.slug}1`, /know of you/],
  ] as const) {
    const answer = await here.as('visitor').call(register, { email, password, displayName: 'Marguerite' })
    expectRefusal(answer, 'weak_password')
    const [error] = (answer.body as unknown as { errors: { field: string; message: string }[] }).errors
    expect(error?.field).toBe('password')
    expect(error?.message).toMatch(reason)
    expect(error?.message).toMatch(/three or four words/)
  }
  expect((await here.as('visitor').call(register, { email, password: PASSWORD, displayName: 'Marguerite' })).status).toBe(200)
})

test.each([
  ['da-DK, en;q=0.5', /almindelig|brugte/, /tre eller fire ord/],
  ['es', /com[uú]n/, /tres o cuatro palabras/],
  ['en;q=0.1, ar', /شيوعًا|شائعة/, /ثلاث أو أربع كلمات/],
  ['xx', /common/, /three or four words/],
])('[AUTH-18] reason and advice are in the language asked for: %s', async (language, reason, advice) => {
  const here = await world()
  const person = { email: anEmail(), password: 'password123', displayName: 'Marguerite' }
  const answer = await here.as('visitor').call(register, person, { headers: { 'accept-language': language } })
  const [error] = (answer.body as unknown as { errors: { message: string }[] }).errors
  expect(error?.message).toMatch(reason)
  expect(error?.message).toMatch(advice)
})

test('[AUTH-18] a community may ask for stronger ones', async () => {
  const here = await world()
  const weakness = async () => {
    const tenant = await here.host.tenants.byId(here.tenant.id)
    return tenant && weaknessOf('harbour1984', { email: 'x@example.org', tenant, language: 'en' })
  }
  expect(await weakness()).toBeNull()
  await identitySettings(here, { minScore: 3 })
  expect(await weakness()).toMatchObject({ field: 'password' })
})

test('estimating a very long password takes no long time', async () => {
  const here = await world()
  await weaknessOf('a first one', { email: 'x@example.org', tenant: here.tenant, language: 'en' })
  const long = Array.from({ length: 200 }, (_, place) => String.fromCharCode(33 + ((place * 7919) % 90))).join('')
  const before = performance.now()
  await weaknessOf(long, { email: 'x@example.org', tenant: here.tenant, language: 'en' })
  expect(performance.now() - before).toBeLessThan(250)
})

test('[AUTH-19, SM-22] changing it takes the present one, ends the other sessions and not this one, and is told by mail', async () => {
  const here = await world()
  const sam = await someone(here)
  const visitor = here.as('visitor')
  const other = (await visitor.post('/auth/login', { email: sam.email, password: PASSWORD })).body.token
  const change = (input: { currentPassword: string; newPassword: string }) =>
    visitor.call(changePassword, input, bearer(sam.token))
  const wrong = await change({ currentPassword: 'not the right one', newPassword: 'another horse battery' })
  expectRefusal(wrong, 'wrong_password')
  expectRefusal(await change({ currentPassword: PASSWORD, newPassword: 'password123' }), 'weak_password')
  const done = await change({ currentPassword: PASSWORD, newPassword: 'another horse battery' })
  expect(done.body).toEqual({ changed: true, sessionsEnded: 1 })
  expect((await visitor.call(showMe, {}, bearer(sam.token))).status).toBe(200)
  expectRefusal(await visitor.call(showMe, {}, bearer(other)), 'session_expired')
  expectRefusal(await visitor.call(signIn, { email: sam.email, password: PASSWORD }), 'wrong_credentials')
  expect((await visitor.call(signIn, { email: sam.email, password: 'another horse battery' })).status).toBe(200)
  expect((await mailsTo(here, sam.email)).map(({ key }) => key)).toContain('identity.password-changed')
  expect(JSON.stringify([wrong.body, done.body])).not.toMatch(/argon2|horse/)
})
