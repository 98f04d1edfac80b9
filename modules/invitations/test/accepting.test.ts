import { expectRefusal } from '@guildhall/kernel/testing'
import { anOrganisation } from '@guildhall/organisations/testing'
import { expect, test } from 'vitest'
import { sections } from '../../../apps/server/testing/community.ts'
import { anInvitation } from '../testing/factories.ts'
import { inviters, newcomer } from './people.ts'

const byInvitation = { sections: { community: { ...sections.community, registration: 'invitation' } } }

test('[INV-02] [TST-42] where one joins by invitation, registering takes a valid one', async () => {
  const { admin, visitor, stranger } = await inviters(byInvitation)
  expectRefusal(await visitor.post('/auth/register', newcomer()), 'registration_by_invitation')
  const { token } = await anInvitation(admin, { roles: ['moderator'] })
  const registered = await visitor.post('/auth/register', newcomer({ invitation: token }))
  expect(registered.status).toBeLessThan(300)
  const me = await visitor.get('/auth/me', { headers: { authorization: `Bearer ${registered.body.token}` } })
  expect(me.body.permissions).toEqual(expect.arrayContaining(['forum.moderate', 'forum.topic.create']))
  expect((await visitor.post('/auth/register', newcomer({ invitation: token }))).status).toBeGreaterThanOrEqual(400)
  const elsewhere = await anInvitation(stranger)
  expect((await visitor.post('/auth/register', newcomer({ invitation: elsewhere.token }))).status).toBeGreaterThanOrEqual(400)
  expect((await visitor.post('/auth/register', newcomer({ invitation: `${token}x` }))).status).toBeGreaterThanOrEqual(400)
})

test('[INV-06] whoever registers by an invitation joins its organisation in the role it names', async () => {
  const { admin, visitor } = await inviters(byInvitation)
  const organisation = await anOrganisation(admin)
  const { token } = await anInvitation(admin, { organisationId: organisation.id, organisationRole: 'admin' })
  const { body } = await visitor.post('/auth/register', newcomer({ invitation: token }))
  const mine = await visitor.get('/organisations/me', { headers: { authorization: `Bearer ${body.token}` } })
  expect(mine.body).toMatchObject({ id: organisation.id, role: 'admin' })
})

test('[INV-12] [INV-13] [AUD-05] every use leaves who, when and by which invitation', async () => {
  const { admin, member, moderator, drain, transact } = await inviters()
  const { invitation, token } = await anInvitation(admin, { maxUses: 2, grants: [{ type: 'badge', ref: 'pioneer' }] })
  expect((await member.post('/invitations/accept', { token })).body).toMatchObject({ invitationId: invitation.id })
  expectRefusal(await member.post('/invitations/accept', { token }), 'invitation_used_by_you')
  await moderator.post('/invitations/accept', { token })
  await drain()
  const uses = (await admin.get(`/invitations/${invitation.id}/usage`)).body.items
  const entries = await transact((tx) =>
    tx.db.selectFrom('audit_entries').where('subject_id', '=', invitation.id).select(['action', 'after']).orderBy('at').execute(),
  )
  const usedBy = async (who: typeof member) => ({ usedBy: (await who.identity()).memberId })
  const logged = entries.filter(({ action }) => action === 'invitations.accept-invitation').map(({ after }) => after)
  expect(logged).toHaveLength(2)
  expect(logged).toEqual(
    expect.arrayContaining([expect.objectContaining(await usedBy(member)), expect.objectContaining(await usedBy(moderator))]),
  )
  expect(uses.map((use: { member: { displayName: string } }) => use.member.displayName).sort()).toEqual(['Bev', 'Col'])
  expect((await admin.get(`/invitations/${invitation.id}`)).body).toMatchObject({
    state: 'accepted',
    used: 2,
    grants: [{ type: 'badge', ref: 'pioneer' }],
    history: [{ move: 'accept', from: 'created', to: 'accepted', by: { displayName: 'Bev' } }],
  })
})

test('[INV-06] an account of another community comes in by signing in with an invitation, and only then', async () => {
  const w = await inviters(byInvitation)
  const elsewhere = await w.anotherTenant({ sections: { community: { ...sections.community, registration: 'open' } } })
  const { email, password, displayName } = newcomer()
  await w.visitor.at(elsewhere).post('/auth/register', { email, password, displayName })
  const signIn = (invitation?: string) => w.visitor.post('/auth/login', { email, password, invitation })
  expectRefusal(await signIn(), 'not_a_member')
  expectRefusal(await signIn('made.up'), 'invitation_invalid')
  const { token } = await anInvitation(w.admin, { roles: ['moderator'] })
  const { body } = await signIn(token)
  const me = await w.visitor.get('/auth/me', { headers: { authorization: `Bearer ${body.token}` } })
  expect(me.body.permissions).toContain('forum.moderate')
  expect((await signIn()).status).toBeLessThan(300)
})

test('a link for one, taken up by ten at once, lets exactly one in', async () => {
  const { admin, as, transact } = await inviters()
  const { invitation, token } = await anInvitation(admin)
  const ten = Array.from({ length: 10 }, () => as({ roles: ['member'] }))
  await Promise.all(ten.map((one) => one.identity()))
  const answers = await Promise.all(ten.map((one) => one.post('/invitations/accept', { token })))
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
  for (const answer of answers.filter(({ status }) => status !== 200)) expectRefusal(answer, 'invitation_invalid')
  const uses = await transact((tx) =>
    tx.db.selectFrom('invitations_uses').where('invitation_id', '=', invitation.id).selectAll().execute(),
  )
  expect(uses).toHaveLength(1)
})

test('ten who register at once with a link for three are three', async () => {
  const { admin, visitor } = await inviters(byInvitation)
  const { token } = await anInvitation(admin, { maxUses: 3 })
  const answers = await Promise.all(
    Array.from({ length: 10 }, () => visitor.post('/auth/register', newcomer({ invitation: token }))),
  )
  expect(answers.filter(({ status }) => status < 300)).toHaveLength(3)
})

test('[INV-11] a token tells what it invites to, and no address; all bad ones get the same answer', async () => {
  const { admin, member, visitor, stranger, clock } = await inviters()
  const mailed = await anInvitation(admin, {
    email: 'noor@example.org',
    roles: ['moderator'],
    message: 'Hello',
    expiresInDays: 2,
  })
  const shown = await visitor.get(`/invitations/validate?token=${mailed.token}`)
  expect(shown.body).toMatchObject({ inviter: 'Ada', roles: ['Moderator'], message: 'Hello', email: 'n•••@example.org' })
  expect(JSON.stringify(shown.body)).not.toContain('noor')
  const used = await anInvitation(admin)
  await member.post('/invitations/accept', { token: used.token })
  const revoked = await anInvitation(admin)
  await admin.delete(`/invitations/${revoked.invitation.id}`)
  const foreign = await anInvitation(stranger)
  const forged = `${mailed.token.slice(0, 43)}.${used.token.slice(44)}`
  const answers = []
  for (const token of [used.token, revoked.token, foreign.token, forged, 'nonsense', 'a'.repeat(200)])
    answers.push(await visitor.get(`/invitations/validate?token=${token}`))
  clock.advance({ hours: 49 })
  answers.push(await visitor.get(`/invitations/validate?token=${mailed.token}`))
  const bodies = answers.map(({ status, body: { requestId: _, error: __, ...body } }) => JSON.stringify({ status, ...body }))
  expect(new Set(bodies).size).toBe(1)
  for (const answer of answers) expectRefusal(answer, 'invitation_invalid')
  expectRefusal(await member.post('/invitations/accept', { token: mailed.token }), 'invitation_invalid')
})

test('guessing tokens is stopped after a few tries', async () => {
  const { visitor } = await inviters({ http: { limits: {} } })
  const guess = () => visitor.get(`/invitations/validate?token=${crypto.randomUUID()}`)
  for (let tries = 0; tries < 10; tries++) await guess()
  expectRefusal(await guess(), 'too_many_requests')
})
