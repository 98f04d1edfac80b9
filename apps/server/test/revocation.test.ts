import type { AddressInfo } from 'node:net'
import { grant, revoke } from '@guildhall/access/api'
import { changeGrants, deleteRole, editRole, grantRight, listRoles, revokeGrant } from '@guildhall/access/contract'
import { changeRoles, suspendMember } from '@guildhall/administration/contract'
import { createApiKey, issueTokens } from '@guildhall/identity/contract'
import { createHost } from '@guildhall/kernel/host'
import { connectLive, type Live } from '@guildhall/kernel/realtime-client'
import { createHttp, startRealtime, startTail } from '@guildhall/kernel/runtime'
import { type Caller, type World, world } from '@guildhall/kernel/testing'
import { removeMember } from '@guildhall/organisations/contract'
import { anOrganisation, belongs } from '@guildhall/organisations/testing'
import { expect, onTestFinished, test, vi } from 'vitest'
import { authenticate, modules } from '../src/modules.ts'
import { sections } from '../testing/community.ts'

/** What the law takes away: one right a request needs, and one a socket needs. */
const CREW = ['access.right.read', 'forum.audience.staff']
const withCrew = {
  sections: {
    access: { roles: [...sections.access.roles, { key: 'crew', name: 'Crew', permissions: CREW, inherits: ['member'] }] },
    organisations: {
      kinds: [{ key: 'employer', name: 'Employer', summary: 'Hires people.', roles: ['crew'] }],
      signUp: 'employer',
    },
  },
}

type Scene = World & { admin: Caller; person: Caller; memberId: string }
/** Gives the right in one way and answers how it goes again. */
type Source = (scene: Scene) => Promise<() => Promise<unknown>>

const byRole = async ({ admin, memberId }: Scene) => (await admin.call(grantRight, { member: memberId, role: 'crew' })).body.id

const sources: Record<string, Source> = {
  'the role loses the rights': async (scene) => {
    await byRole(scene)
    return () => scene.admin.call(editRole, { role: 'crew', permissions: [] })
  },
  'the role is deleted': async (scene) => {
    await byRole(scene)
    return () => scene.admin.call(deleteRole, { role: 'crew' })
  },
  'the role is taken from the member': async (scene) => {
    await byRole(scene)
    return () => scene.admin.call(changeRoles, { member: scene.memberId, roles: ['member'] })
  },
  'the role is taken from many': async (scene) => {
    await byRole(scene)
    return () => scene.admin.call(changeGrants, { members: [scene.memberId], action: 'take', role: 'crew' })
  },
  'a grant is revoked': async (scene) => {
    const id = await byRole(scene)
    return () => scene.admin.call(revokeGrant, { grant: id })
  },
  'a grant runs out': async (scene) => {
    const expiresAt = Temporal.Instant.from(scene.clock.now()).add({ minutes: 5 }).toString()
    await scene.admin.call(grantRight, { member: scene.memberId, role: 'crew', expiresAt })
    return async () => scene.clock.advance({ minutes: 6 })
  },
  'the organisation is left': async (scene) => {
    const organisation = await anOrganisation(scene.admin)
    await belongs(scene, scene.person, { organisation })
    return () => scene.admin.call(removeMember, { organisation: organisation.id, memberId: scene.memberId })
  },
  'the badge is revoked': async ({ transact, memberId }) => {
    await transact((tx) => grant(tx, { memberId, role: 'crew', source: 'badge:conduct' }))
    return () => transact((tx) => revoke(tx, { memberId, source: 'badge:conduct' }))
  },
  'the member is suspended': async (scene) => {
    await byRole(scene)
    return () => scene.admin.call(suspendMember, { member: scene.memberId, reason: 'A law is tested.' })
  },
}

test.each(Object.keys(sources))(
  '[RBAC-09, RBAC-16] when %s, the very next request is refused, by session, key and token, in both processes; a socket hears no more',
  async (name) => {
    const scene = await sceneOf()
    const elsewhere = await anotherProcess(scene)
    const take = await (sources[name] as Source)(scene)
    const tokens = await credentialsOf(scene)
    const ask = (token: string) => {
      const headers = { authorization: `Bearer ${token}` }
      return [scene.as('visitor').call(listRoles, {}, { headers }), elsewhere.get('/api/v1/access/roles', headers)]
    }
    const statuses = async () => (await Promise.all(tokens.flatMap(ask))).map(({ status }) => status)
    expect(await statuses()).toEqual([200, 200, 200, 200, 200, 200])
    const lost = await elsewhere.listening((await scene.person.identity()).token)
    expect(lost()).toBe(false)
    const answer = await take()
    expect((answer as { status?: number } | undefined)?.status ?? 200).toBeLessThan(300)
    expect(new Set(await statuses())).toEqual(new Set([name === 'the member is suspended' ? 401 : 403]))
    await vi.waitFor(() => expect(lost()).toBe(true), { timeout: 15_000, interval: 50 })
  },
  30_000,
)

async function sceneOf(): Promise<Scene> {
  const made = await world(withCrew)
  const person = made.as({ roles: ['member'] })
  return { ...made, admin: made.as({ roles: ['admin'] }), person, memberId: (await person.identity()).memberId }
}

/** A session token, an API key and an access token of the same member. */
async function credentialsOf({ person }: Scene): Promise<string[]> {
  const { token } = await person.identity()
  const { key } = (await person.call(createApiKey, { name: 'Nightly', scopes: CREW })).body
  const { accessToken } = (await person.call(issueTokens, {})).body
  return [token, key, accessToken]
}

/** The same program a second time: connections, caches, front door and sockets of its own, on the same database. */
async function anotherProcess({ host, database, tenant, admin }: Scene) {
  const { config, log, clock } = host
  const other = await createHost({ config, log, clock, modules, authenticate, db: database.reconnect() })
  const http = await createHttp(other, { limits: 'off' })
  const tail = await startTail(other)
  const realtime = startRealtime(other, http.server)
  await http.listen({ port: 0, host: '127.0.0.1' })
  onTestFinished(async () => {
    await realtime.stop()
    await http.close()
    await tail.stop()
    await other.close()
  })
  const url = `http://127.0.0.1:${(http.server.address() as AddressInfo).port}`
  return {
    async get(path: string, headers: Record<string, string>) {
      const response = await http.inject({ url: path, headers: { ...headers, 'x-tenant': tenant.slug } })
      return { status: response.statusCode }
    },
    /** Watches the category of staff and has heard something there; answers how to tell whether it is lost. */
    async listening(token: string) {
      const { lost, heard } = await watching(connectLive({ url, token, tenant: tenant.slug }), await staffRoom(host, tenant.id))
      await vi.waitFor(
        async () => {
          await admin.post('/forum/topics', { category: 'staff', title: 'Anybody there?', body: 'Words.' })
          expect(heard()).toBeGreaterThan(0)
        },
        { timeout: 15_000, interval: 200 },
      )
      return lost
    },
  }
}

async function staffRoom({ db }: World['host'], tenantId: string): Promise<string> {
  const row = await db
    .tenant(tenantId)
    .selectFrom('forum_categories')
    .select('id')
    .where('key', '=', 'staff')
    .executeTakeFirstOrThrow()
  return `forum.category:${row.id}`
}

async function watching(live: Live, room: string) {
  onTestFinished(() => live.close())
  let [count, denied] = [0, false]
  const hear = () => {
    count++
  }
  const onDenied = () => {
    denied = true
  }
  live.watch([room], hear, { onDenied })
  await vi.waitFor(() => expect(live.status()).toBe('connected'), { timeout: 15_000 })
  return { heard: () => count, lost: () => denied || live.status() !== 'connected' }
}
