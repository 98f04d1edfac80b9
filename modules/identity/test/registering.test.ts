import { type Answer, expectRefusal, world } from '@guildhall/kernel/testing'
import { expect, test } from 'vitest'
import { register, showMe, signIn } from '../contract/index.ts'

const ann = { email: 'Ann@Example.org', password: 'a long enough one', displayName: 'Ann Example' }
const closed = (registration: string) => ({
  sections: {
    community: {
      tagline: 'By invitation',
      registration,
      openToVisitors: false,
      branding: { primary: '#123456', accent: '#654321', logo: '<svg viewBox="0 0 8 8"><path d="M0 0h8v8z"/></svg>' },
    },
  },
})

test('[TST-05] registering opens an account, makes a member and signs in at once', async () => {
  const { as } = await world()
  const visitor = as('visitor')
  const { status, body } = await visitor.call(register, ann)
  expect(status).toBe(200)
  const me = await visitor.call(showMe, {}, { headers: { authorization: `Bearer ${body.token}` } })
  expect(me.body).toMatchObject({ memberId: body.memberId, displayName: 'Ann Example', email: 'ann@example.org' })
  expect(me.body.permissions).toContain('forum.topic.create')
})

test('[TST-14] no answer ever holds a password or its hash', async () => {
  const { as } = await world()
  const registered = await as('visitor').call(register, { ...ann, email: 'secretive@example.org' })
  const me = await as('visitor').call(showMe, {}, { headers: { authorization: `Bearer ${registered.body.token}` } })
  for (const { body } of [registered, me]) expect(JSON.stringify(body)).not.toMatch(/long enough|argon2|password/i)
})

test('[TST-11, API-06] every field at fault is named, and nothing is created', async () => {
  const { as, host } = await world()
  const answer = await as('visitor').post('/auth/register', { email: 'no', password: 'short', displayName: 'A', extra: 1 })
  expectRefusal(answer, 'invalid_input')
  expect(answer.body.errors.map((error: { field: string }) => error.field).sort()).toEqual([
    'displayName',
    'email',
    'extra',
    'password',
  ])
  expect(await host.db.global.selectFrom('identity_accounts').selectAll().where('email', '=', 'no').execute()).toEqual([])
})

test('[DB-08] one account per e-mail, whatever its case', async () => {
  const { as } = await world()
  await as('visitor').call(register, { ...ann, email: 'twice@example.org' })
  const again = await as('visitor').call(register, { ...ann, email: 'TWICE@example.org ' })
  expectRefusal(again, 'email_taken')
  expect((again as Answer).body.errors).toEqual([{ field: 'email', message: expect.stringContaining('account') }])
})

test('where registration is closed the answer says how one joins, and no account is made', async () => {
  for (const [mode, code] of [
    ['invitation', 'registration_by_invitation'],
    ['organisation', 'registration_by_organisation'],
  ] as const) {
    const { as, host } = await world(closed(mode))
    const email = `closed-${mode}@example.org`
    expectRefusal(await as('visitor').call(register, { ...ann, email }), code)
    expect(await host.db.global.selectFrom('identity_accounts').selectAll().where('email', '=', email).execute()).toEqual([])
  }
})

test('an account joins a second open community by signing in there, and is refused by a closed one', async () => {
  const { as, anotherTenant } = await world()
  const email = 'traveller@example.org'
  await as('visitor').call(register, { ...ann, email })
  const open = await anotherTenant()
  expect((await as('visitor').at(open).call(signIn, { email, password: ann.password })).status).toBe(200)
  const shut = await anotherTenant(closed('invitation'))
  expectRefusal(await as('visitor').at(shut).call(signIn, { email, password: ann.password }), 'not_a_member')
})
