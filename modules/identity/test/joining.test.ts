import { createInvitation } from '@guildhall/invitations/contract'
import { expectRefusal, type World, world } from '@guildhall/kernel/testing'
import { expect, test } from 'vitest'
import { register, registerOrganisation, showMe } from '../contract/index.ts'
import { anEmail, bearer, PASSWORD } from '../testing/people.ts'

const entered = (registration: string) => ({
  sections: {
    community: {
      tagline: 'A community for one test',
      registration,
      openToVisitors: false,
      branding: { primary: '#123456', accent: '#654321', logo: '<svg viewBox="0 0 8 8"><path d="M0 0h8v8z"/></svg>' },
    },
  },
})
const aPerson = () => ({ email: anEmail(), password: PASSWORD, displayName: 'Nia Newcomer' })
const invitation = async (here: World, more = {}) =>
  (await here.as({ roles: ['admin'] }).call(createInvitation, { maxUses: 1, ...more })).body.token
const permissions = async (here: World, token: string) =>
  (await here.as('visitor').call(showMe, {}, bearer(token))).body.permissions

test('[AUTH-01] where one comes by invitation, a good one opens an account with what it brings, once', async () => {
  const here = await world(entered('invitation'))
  const token = await invitation(here, { roles: ['moderator'] })
  expectRefusal(await here.as('visitor').call(register, aPerson()), 'registration_by_invitation')
  const { status, body } = await here.as('visitor').call(register, { ...aPerson(), invitation: token })
  expect(status).toBe(200)
  expect(await permissions(here, body.token)).toContain('forum.moderate')
  const second = aPerson()
  expectRefusal(await here.as('visitor').call(register, { ...second, invitation: token }), 'invitation_invalid')
  const accounts = here.host.db.global.selectFrom('identity_accounts').select('id').where('email', '=', second.email)
  expect(await accounts.execute()).toEqual([])
})

test('of two who use an invitation at the same time one gets in, and the other has no account', async () => {
  const here = await world(entered('invitation'))
  const token = await invitation(here)
  const people = [aPerson(), aPerson(), aPerson()]
  const answers = await Promise.all(people.map((person) => here.as('visitor').call(register, { ...person, invitation: token })))
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
  const accounts = here.host.db.global
    .selectFrom('identity_accounts')
    .select('id')
    .where(
      'email',
      'in',
      people.map(({ email }) => email),
    )
  expect(await accounts.execute()).toHaveLength(1)
})

test('a guessed invitation opens nothing, not even an open door', async () => {
  for (const mode of ['open', 'invitation']) {
    const here = await world(entered(mode))
    expectRefusal(await here.as('visitor').call(register, { ...aPerson(), invitation: 'x'.repeat(60) }), 'invitation_invalid')
  }
})

test('[AUTH-02] an organisation signs up with its first person as its owner, in one step', async () => {
  const here = await world(entered('organisation'))
  const { status, body } = await here.as('visitor').call(registerOrganisation, { ...aPerson(), organisation: 'Harbour Works' })
  expect(status).toBe(200)
  const mine = await here.as('visitor').get('/organisations/me', bearer(body.token))
  expect(JSON.stringify(mine.body)).toContain('Harbour Works')
  const taken = { ...aPerson(), organisation: 'Second Works' }
  await here.as('visitor').call(registerOrganisation, taken)
  expectRefusal(await here.as('visitor').call(registerOrganisation, taken), 'email_taken')
})

test('[AUTH-02] where one comes by invitation, no organisation signs itself up', async () => {
  const here = await world(entered('invitation'))
  const answer = await here.as('visitor').call(registerOrganisation, { ...aPerson(), organisation: 'Harbour Works' })
  expectRefusal(answer, 'registration_by_invitation')
})
