import { expectRefusal } from '@guildhall/kernel/testing'
import { anOrganisation, belongs } from '@guildhall/organisations/testing'
import { expect, test } from 'vitest'
import { anInvitation } from '../testing/factories.ts'
import { inviters, mailsOf, tokensIn } from './people.ts'

test('[INV-04] [INV-05] an invitation by e-mail is mailed with its link; only a hash of the token is kept', async () => {
  const w = await inviters()
  const sent = await w.admin.post('/invitations/send', {
    email: 'Noor@Example.org ',
    roles: ['member'],
    message: 'Come by!',
    locale: 'da',
  })
  expect(sent.body.invitation).toMatchObject({ state: 'sent', email: 'noor@example.org', sentCount: 1, maxUses: 1 })
  expect(sent.body.url).toBe(
    `${w.host.config.publicProtocol}://${w.tenant.slug}.${w.host.config.publicHost}/join?token=${sent.body.token}`,
  )
  await w.drain()
  const [mail] = await mailsOf(w)
  expect(mail).toMatchObject({ to_email: 'noor@example.org', locale: 'da' })
  expect(mail?.text).toContain('Ada inviterer dig')
  expect(mail?.text).toContain('Come by!')
  expect(await tokensIn(w)).toEqual([sent.body.token])
  const rows = await w.transact((tx) => tx.db.selectFrom('invitations_invitations').selectAll().execute())
  expect(JSON.stringify(rows)).not.toContain(sent.body.token)
  expect(sent.body.token).toMatch(/^[\w-]{43}\.[\w-]{43}$/)
})

test('[INV-14] only those who may invite manage invitations', async () => {
  const { admin, moderator, member, visitor, stranger } = await inviters()
  const { invitation } = await anInvitation(admin)
  for (const [who, code] of [
    [member, 'not_permitted'],
    [visitor, 'sign_in_required'],
  ] as const) {
    expectRefusal(await who.post('/invitations', {}), code)
    expectRefusal(await who.get('/invitations'), code)
    expectRefusal(await who.get('/invitations/stats'), code)
  }
  expect((await moderator.get(`/invitations/${invitation.id}`)).status).toBe(200)
  for (const who of [member, stranger]) {
    expectRefusal(await who.get(`/invitations/${invitation.id}`), 'not_found')
    expectRefusal(await who.delete(`/invitations/${invitation.id}`), 'not_found')
    expectRefusal(await who.post(`/invitations/${invitation.id}/resend`), 'not_found')
    expectRefusal(await who.get(`/invitations/${invitation.id}/usage`), 'not_found')
  }
})

test('nobody gives by invitation what they do not hold, nor sends such an invitation again to get its link', async () => {
  const { admin, moderator } = await inviters()
  expectRefusal(await moderator.post('/invitations', { roles: ['admin'] }), 'role_beyond_yours')
  expect((await moderator.post('/invitations', { roles: ['moderator', 'member'] })).status).toBe(200)
  const { invitation } = await anInvitation(admin, { roles: ['admin'] })
  expect((await moderator.get(`/invitations/${invitation.id}`)).body.may).toEqual({ revoke: true, resend: false })
  expectRefusal(await moderator.post(`/invitations/${invitation.id}/resend`), 'role_beyond_yours')
  const { body } = await moderator.get('/invitations/roles')
  expect(body.items.map(({ key }: { key: string }) => key)).toEqual(['member', 'moderator'])
  expectRefusal(await admin.post('/invitations', { roles: ['emperor'] }), 'unknown_role')
  expectRefusal(await admin.post('/invitations', { roles: ['visitor'] }), 'unknown_role')
})

test.each([
  [{ email: 'nobody' }],
  [{ expiresInDays: 91 }],
  [{ expiresInDays: 0 }],
  [{ maxUses: 0 }],
  [{ state: 'accepted' }],
  [{ createdBy: '01890000-0000-7000-8000-000000000000' }],
  [{ grants: [{ type: 'permission', ref: '*' }] }],
  [{ message: 'x'.repeat(1001) }],
])('an invitation is not made from %o', async (input) => {
  const { admin } = await inviters()
  expectRefusal(await admin.post('/invitations', input), 'invalid_input')
})

test('[INV-17] an organisation’s admins invite into it, and into no other; a community’s inviters into none', async () => {
  const w = await inviters()
  const organisation = await anOrganisation(w.member)
  const other = await anOrganisation(w.admin)
  const simple = w.as({ roles: ['member'] })
  await belongs(w, simple, { organisation })
  const into = (who: typeof simple, more: object) => who.post('/invitations', { organisationId: organisation.id, ...more })
  const { body } = await into(w.member, { organisationRole: 'admin' })
  expect(body.invitation).toMatchObject({ organisationRole: 'admin', organisation: { name: organisation.name } })
  expectRefusal(await into(simple, {}), 'not_permitted')
  expectRefusal(await into(w.moderator, {}), 'not_permitted')
  expectRefusal(await into(w.member, { roles: ['member'] }), 'not_permitted')
  expectRefusal(await into(w.member, { organisationRole: 'owner' }), 'invalid_input')
  expectRefusal(await w.member.post('/invitations', { organisationId: other.id }), 'not_permitted')
  expectRefusal(await w.member.post('/invitations', { organisationId: body.invitation.id }), 'not_found')
  expect((await into(w.admin, {})).status).toBe(200)
  await anInvitation(w.admin)
  expect((await w.member.get('/invitations')).body.items).toHaveLength(2)
  expect((await w.member.get('/invitations/stats')).body.total).toBe(2)
  expectRefusal(await simple.get('/invitations'), 'not_permitted')
})

test('[INV-10] sending again gives a new token and a new time, not too often', async () => {
  const w = await inviters()
  const first = await anInvitation(w.admin, { email: 'noor@example.org' })
  const resend = () => w.admin.post(`/invitations/${first.invitation.id}/resend`)
  expectRefusal(await resend(), 'resent_too_soon')
  w.clock.advance({ minutes: 2 })
  const second = await resend()
  expect(second.body.invitation).toMatchObject({ state: 'sent', sentCount: 2 })
  expect(second.body.invitation.expiresAt > first.invitation.expiresAt).toBe(true)
  expectRefusal(await w.visitor.get(`/invitations/validate?token=${first.token}`), 'invitation_invalid')
  expect((await w.visitor.get(`/invitations/validate?token=${second.body.token}`)).status).toBe(200)
  expect(await tokensIn(w)).toEqual([first.token, second.body.token])
})

test('[INV-09] an invitation taken back lets nobody in, under either address', async () => {
  const { admin, visitor } = await inviters()
  const [one, two] = [await anInvitation(admin), await anInvitation(admin)]
  expect((await admin.delete(`/invitations/${one.invitation.id}`)).body.state).toBe('revoked')
  expect((await admin.post(`/invitations/${two.invitation.id}/cancel`)).body.state).toBe('revoked')
  expectRefusal(await visitor.get(`/invitations/validate?token=${one.token}`), 'invitation_invalid')
  expectRefusal(await admin.delete(`/invitations/${one.invitation.id}`), 'illegal_transition')
  expectRefusal(await admin.post(`/invitations/${one.invitation.id}/resend`), 'illegal_transition')
})

test('[INV-07] [INV-08] lists are filtered and paged, figures are right, whatever the nightly job has seen', async () => {
  const { admin, member, clock, drain, host, transact } = await inviters()
  const { invitation: old } = await anInvitation(admin, { expiresInDays: 1, email: 'old@example.org' })
  clock.advance({ hours: 25 })
  const link = await anInvitation(admin, { roles: ['moderator'] })
  await anInvitation(admin, { email: 'new@example.org' })
  await member.post('/invitations/accept', { token: link.token })
  const emails = async (query: string) =>
    (await admin.get(`/invitations${query}`)).body.items.map((item: { email: string }) => item.email)
  const check = async () => {
    expect(await emails('')).toEqual(['new@example.org', null, 'old@example.org'])
    expect(await emails('?state=expired')).toEqual(['old@example.org'])
    expect(await emails('?q=NEW')).toEqual(['new@example.org'])
    const first = (await admin.get('/invitations?limit=2')).body
    expect(await emails(`?limit=2&cursor=${first.nextCursor}`)).toEqual(['old@example.org'])
    expect((await admin.get('/invitations/stats')).body).toEqual({
      total: 3,
      byState: { created: 0, sent: 1, accepted: 1, revoked: 0, expired: 1 },
      uses: 1,
      usesLast30Days: 1,
      acceptanceRate: 0.5,
    })
  }
  await check()
  const job = host.registry.jobs.get('invitations.expire-invitations')
  await transact(async (tx) => tx.ask(job as NonNullable<typeof job>, {}))
  await drain()
  await check()
  const { body } = await admin.get(`/invitations/${old.id}`)
  expect(body.history.map(({ move }: { move: string }) => move)).toEqual(['send', 'expire'])
})

test('[SM-17] an invitation moves only as its machine says; anything else is told what is possible', async () => {
  const { admin, member, clock } = await inviters()
  const states = {
    revoked: async () => {
      const { invitation } = await anInvitation(admin)
      await admin.delete(`/invitations/${invitation.id}`)
      return invitation.id
    },
    accepted: async () => {
      const { invitation, token } = await anInvitation(admin)
      await member.post('/invitations/accept', { token })
      return invitation.id
    },
    expired: async () => {
      const { invitation } = await anInvitation(admin, { expiresInDays: 1 })
      clock.advance({ hours: 25 })
      return invitation.id
    },
  }
  const legal = { revoked: [], accepted: [], expired: ['resend', 'renew'] }
  for (const state of ['revoked', 'accepted', 'expired'] as const) {
    const id = await states[state]()
    const answer = await admin.delete(`/invitations/${id}`)
    expectRefusal(answer, 'illegal_transition')
    expect([state, answer.status, answer.body.legal.map(({ move }: { move: string }) => move)]).toEqual([
      state,
      409,
      legal[state],
    ])
    expect([state, (await admin.post(`/invitations/${id}/resend`)).status]).toEqual([state, state === 'expired' ? 200 : 409])
  }
})
