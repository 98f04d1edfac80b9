import type { AddressInfo } from 'node:net'
import { connectLive } from '@guildhall/kernel/realtime-client'
import { createHttp, realtimeRoutes, startRealtime } from '@guildhall/kernel/runtime'
import { type Caller, expectRefusal, type World, world } from '@guildhall/kernel/testing'
import { expect, onTestFinished, test, vi } from 'vitest'
import { sections } from '../../../apps/server/testing/community.ts'

type Approval = 'nobody' | 'uninvited' | 'everyone'
const asking = (approval: Approval) => ({ sections: { community: { ...sections.community, approval } } })
let people = 0
const form = (more: object = {}) => ({
  email: `asks${++people}-${crypto.randomUUID()}@example.org`,
  password: 'a quiet billabong at dusk',
  displayName: 'Noor',
  ...more,
})

/** Calls of somebody who has come in by themselves. */
function whoCame({ as }: Pick<World, 'as'>, { token }: { token: string }) {
  const visitor = as('visitor')
  const options = { headers: { authorization: `Bearer ${token}` } }
  return {
    get: (path: string) => visitor.get(path, options),
    post: (path: string, body?: unknown) => visitor.post(path, body, options),
    patch: (path: string, body?: unknown) => visitor.patch(path, body, options),
    delete: (path: string) => visitor.delete(path, options),
  }
}

async function scene(approval: Approval = 'everyone') {
  const here = await world(asking(approval))
  const admin = here.as({ roles: ['admin'], name: 'Ada Admin' })
  const member = here.as({ roles: ['member'], name: 'Mem' })
  await Promise.all([admin.identity(), member.identity()])
  const register = async (more: object = {}, path = '/auth/register') => {
    const { body, status } = await here.as('visitor').post(path, form(more))
    expect(status, JSON.stringify(body)).toBe(200)
    return { ...whoCame(here, body), ...(body as { memberId: string; token: string; organisationId?: string }) }
  }
  return { ...here, admin, member, register }
}

const approve = (by: Caller, members: string[], note = '') => by.post('/administration/newcomers/approve', { members, note })
const reject = (by: Caller, members: string[], note = '') => by.post('/administration/newcomers/reject', { members, note })
const standing = async (who: Pick<Caller, 'get'>) => (await who.get('/membership')).body

test('[INV-18] who registers waits, looks after their profile, and is a member once somebody has let them in', async () => {
  const { admin, member, register, drain, transact } = await scene()
  const noor = await register()
  expect(await standing(noor)).toMatchObject({ status: 'waiting', deciders: [{ displayName: 'Ada Admin' }] })
  expect((await noor.get('/auth/me')).body).toMatchObject({ displayName: 'Noor', permissions: [] })
  expect((await noor.patch('/users/me', { headline: 'Weaves baskets' })).body).toMatchObject({ headline: 'Weaves baskets' })
  expectRefusal(await noor.get('/users'), 'awaiting_approval')
  expectRefusal(await member.get(`/users/${noor.memberId}`), 'not_found')
  expectRefusal(await member.get('/administration/newcomers'), 'not_permitted')
  expectRefusal(await approve(member, [noor.memberId]), 'not_permitted')
  await drain()
  const { items } = (await admin.get('/administration/newcomers')).body
  expect(items).toMatchObject([{ memberId: noor.memberId, displayName: 'Noor', headline: 'Weaves baskets', status: 'waiting' }])
  expect((await admin.get('/administration/navigation')).body.pending).toMatchObject({ newcomers: 1 })
  expect((await member.get('/administration/navigation')).body.pending).toMatchObject({ newcomers: null })

  expect((await approve(admin, [noor.memberId], 'Welcome!')).body).toEqual({ changed: 1, refused: [] })
  expect(await standing(noor)).toMatchObject({ status: 'active', note: 'Welcome!', deciders: [] })
  expect((await noor.get('/users')).status).toBe(200)
  expect((await noor.get('/auth/me')).body.permissions).toContain('forum.topic.create')
  expect((await member.get(`/users/${noor.memberId}`)).status).toBe(200)
  expect((await approve(admin, [noor.memberId])).body.refused).toMatchObject([{ code: 'newcomer_decided' }])
  await drain()
  const [mails, entries] = await transact(async (tx) => [
    await tx.db.selectFrom('notify_mails').select('subject').execute(),
    await tx.db
      .selectFrom('audit_entries')
      .where('subject_id', '=', noor.memberId)
      .select(['action', 'before', 'after'])
      .execute(),
  ])
  expect(mails.map(({ subject }) => subject)).toEqual(expect.arrayContaining(['Somebody asks to come in', 'Welcome, you are in']))
  expect(entries).toContainEqual({
    action: 'administration.approve-newcomers',
    before: { status: 'waiting' },
    after: { status: 'active', note: 'Welcome!' },
  })
})

test('[INV-18] who is not let in is told why, may be let in later, and may go', async () => {
  const { admin, register, drain, transact, as } = await scene()
  const [noor, kai, lea] = [await register(), await register({ displayName: 'Kai' }), await register({ displayName: 'Lea' })]
  const answer = await reject(admin, [noor.memberId, kai.memberId, crypto.randomUUID()], 'Write something about yourself.')
  expect(answer.body).toMatchObject({ changed: 2, refused: [{ code: 'not_found' }] })
  expectRefusal(await reject(admin, [crypto.randomUUID()]), 'not_found')
  expect(await standing(noor)).toMatchObject({ status: 'rejected', note: 'Write something about yourself.' })
  expectRefusal(await noor.get('/users'), 'awaiting_approval')
  const refusedOnes = (await admin.get('/administration/newcomers?status=rejected')).body.items
  expect(refusedOnes).toMatchObject([{ note: 'Write something about yourself.' }, { displayName: 'Kai' }])
  await drain()
  const mails = await transact((tx) => tx.db.selectFrom('notify_mails').select('subject').execute())
  expect(mails.filter(({ subject }) => subject === 'You were not let in')).toHaveLength(2)

  expect((await approve(admin, [noor.memberId])).body.changed).toBe(1)
  expect((await noor.get('/users')).status).toBe(200)
  expect((await lea.delete('/membership/request')).body).toEqual({ withdrawn: true })
  expectRefusal(await lea.get('/membership'), 'session_expired')
  expectRefusal(await as({ roles: ['member'] }).delete('/membership/request'), 'illegal_transition')
  expect((await admin.get('/administration/newcomers')).body.items).toEqual([])
})

test('[INV-18] two who decide at once decide once', async () => {
  const { admin, as, register, drain, transact } = await scene()
  const noor = await register()
  const other = as({ roles: ['admin'] })
  const answers = await Promise.all([approve(admin, [noor.memberId]), approve(other, [noor.memberId])])
  expect(answers.map(({ body }) => body.changed).sort()).toEqual([0, 1])
  await drain()
  const welcomes = await transact((tx) =>
    tx.db.selectFrom('notify_mails').where('subject', '=', 'Welcome, you are in').select('id').execute(),
  )
  expect(welcomes).toHaveLength(1)
})

test.each([
  ['uninvited', {}, 'active'],
  ['everyone', {}, 'waiting'],
  ['nobody', {}, 'active'],
  ['nobody', { needsApproval: true }, 'waiting'],
] as const)('[INV-18] where %s waits, an invitation %o leads to %s', async (approval, more, status) => {
  const { admin, register } = await scene(approval)
  const { token } = (await admin.post('/invitations', { roles: ['moderator'], ...more })).body
  const noor = await register({ invitation: token })
  expect(await standing(noor)).toMatchObject({ status })
  if (status === 'active') return
  // What the invitation brings counts once they are in.
  expectRefusal(await noor.get('/invitations'), 'awaiting_approval')
  await approve(admin, [noor.memberId])
  expect((await noor.get('/invitations')).status).toBe(200)
})

test('[INV-18] an organisation founded on signing up is out of sight until its owner is in', async () => {
  const { admin, member, register, drain } = await scene('uninvited')
  const noor = await register({ organisation: 'Saltbush Works' }, '/auth/register-organisation')
  await drain()
  const path = `/organisations/${noor.organisationId}`
  expectRefusal(await member.get(path), 'not_found')
  await approve(admin, [noor.memberId])
  await drain()
  expect((await member.get(path)).body).toMatchObject({ status: 'active' })
  expect((await noor.get('/organisations/me')).body).toMatchObject({ role: 'owner' })
})

test('[INV-18] the one who waits is refused by every route for members, and a visitor to every other', async () => {
  const { host, tenant, register } = await scene()
  const noor = await register()
  const waiting = await host.authenticate(tenant, noor.token)
  const visitor = await host.authenticate(tenant, null)
  if (!waiting || !visitor) throw new Error('Nobody to ask as')
  const open: string[] = []
  for (const { name, access, kind, whileWaiting } of host.registry.contracts.values()) {
    const call = { name, input: {}, tenant }
    const code = async (actor: typeof waiting) => {
      const outcome = await host.execute({ ...call, actor })
      return outcome.ok ? JSON.stringify(outcome.output) : outcome.refusal.code
    }
    if (whileWaiting) open.push(name)
    else if (access === 'member')
      expect(['awaiting_approval', 'not_found', 'session_needed'], name).toContain(await code(waiting))
    else if (kind === 'query') expect(await code(waiting), name).toBe(await code(visitor))
  }
  expect(open.filter((name) => !/^(identity|people)\./.test(name)).sort()).toEqual([
    'administration.show-membership',
    'administration.withdraw-request',
  ])
})

test('[INV-18] the one who waits hears nothing over a socket, nor by asking for events', async () => {
  const { host, tenant, register, admin } = await scene()
  const noor = await register()
  const http = await createHttp(host)
  await http.register(realtimeRoutes(host), { prefix: '/api/v1' })
  const realtime = startRealtime(host, http.server)
  await http.listen({ port: 0, host: '127.0.0.1' })
  const url = `http://127.0.0.1:${(http.server.address() as AddressInfo).port}`
  const live = connectLive({ url, token: noor.token, tenant: tenant.slug })
  onTestFinished(async () => {
    live.close()
    await realtime.stop()
    await http.close()
  })
  const headers = { authorization: `Bearer ${noor.token}`, 'x-tenant': tenant.slug }
  const denied = async () => (await http.inject({ url: '/api/v1/events?rooms=tenant', headers })).json().denied
  live.watch(['tenant'], () => {})
  await vi.waitFor(() => expect(live.status()).toBe('offline'), { timeout: 10_000 })
  expect(await denied()).toEqual(['tenant'])
  await approve(admin, [noor.memberId])
  expect(await denied()).toEqual([])
  const welcome = connectLive({ url, token: noor.token, tenant: tenant.slug })
  onTestFinished(() => welcome.close())
  welcome.watch(['tenant'], () => {})
  await vi.waitFor(() => expect(welcome.status()).toBe('connected'), { timeout: 10_000 })
})
