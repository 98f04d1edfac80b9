import { accessModule } from '@guildhall/access/module'
import { filesModule } from '@guildhall/files/module'
import { identityModule } from '@guildhall/identity/module'
import { invitationsModule } from '@guildhall/invitations/module'
import { createHost } from '@guildhall/kernel/host'
import { createHttp, createLogger } from '@guildhall/kernel/runtime'
import { type Program, world } from '@guildhall/kernel/testing'
import { notifyModule } from '@guildhall/notify/module'
import { organisationsModule } from '@guildhall/organisations/module'
import { peopleModule } from '@guildhall/people/module'
import { tenantsModule } from '@guildhall/tenants/module'
import { expect, onTestFinished, test } from 'vitest'
import { guildhall } from '../../testing/program.ts'

const needed = [
  tenantsModule,
  notifyModule,
  filesModule,
  identityModule,
  peopleModule,
  accessModule,
  organisationsModule,
  invitationsModule,
]
const { community } = guildhall.sections as { community: unknown }
const roles = [{ key: 'member', name: 'Member', default: true, permissions: [] }]
const alone: Program = { ...guildhall, modules: needed, sections: { community, access: { roles } }, everyRole: ['member'] }

const person = () => ({
  email: `alone-${crypto.randomUUID()}@example.org`,
  password: 'correct horse battery',
  displayName: 'Ali Alone',
})
const bearer = (token: string) => ({ headers: { authorization: `Bearer ${token}` } })

test('[AUTH-41] ways in run as a server of their own: registering, signing in and tokens, without the rest', async () => {
  const here = await world({ program: alone })
  const visitor = here.as('visitor')
  const ali = person()
  expect((await visitor.post('/auth/register', ali)).status).toBe(200)
  const { token } = (await visitor.post('/auth/login', { email: ali.email, password: ali.password })).body
  const tokens = (await visitor.post('/auth/token', {}, bearer(token))).body
  expect((await visitor.get('/auth/me', bearer(tokens.accessToken))).body).toMatchObject({ email: ali.email })
  expect((await visitor.get('/auth/jwks')).body.keys).toHaveLength(1)
  const next = (await visitor.post('/auth/refresh', { refreshToken: tokens.refreshToken })).body
  expect((await visitor.get('/auth/me', bearer(next.accessToken))).status).toBe(200)
  expect((await visitor.get('/forum/topics')).status).toBe(404)
})

test('[AUTH-40] the API’s document names every way in, and each answers', async () => {
  const here = await world()
  const { body } = await here.request({ url: '/api/v1/openapi.json' })
  const documented = Object.keys(body.paths as object)
  for (const name of [
    'register',
    'login',
    'logout',
    'refresh',
    'me',
    'forgot-password',
    'reset-password',
    'verify-email',
    'token',
    'jwks',
  ]) {
    const path = documented.find((each) => each.endsWith(`/auth/${name}`))
    expect(path, name).toBeDefined()
    const [method = ''] = Object.keys(body.paths[path as string] as object)
    const answer = await here.request({ method: method.toUpperCase() as 'POST', url: `/api/v1/auth/${name}` })
    expect([404, 405], name).not.toContain(answer.status)
  }
})

test('[AUTH-38] after a restart a session goes on, and a client that kept its refresh token signs nobody in anew', async () => {
  const here = await world()
  const visitor = here.as('visitor')
  const { token } = (await visitor.post('/auth/register', person())).body
  const kept = (await visitor.post('/auth/token', {}, bearer(token))).body
  const { modules, authenticate } = guildhall
  const { config } = here.host
  const again = await createHost({
    config,
    log: createLogger(config),
    clock: here.clock,
    modules,
    authenticate,
    db: here.database.db,
  })
  const http = await createHttp(again, { limits: 'off' })
  onTestFinished(() => http.close())
  const host = `${here.tenant.slug}.${config.publicHost}`
  const me = (session: string) => http.inject({ url: '/api/v1/auth/me', headers: { host, authorization: `Bearer ${session}` } })
  expect((await me(token)).statusCode).toBe(200)
  here.clock.advance({ minutes: 20 })
  expect((await me(kept.accessToken)).statusCode).toBe(401)
  const payload = { refreshToken: kept.refreshToken }
  const refreshed = await http.inject({ method: 'POST', url: '/api/v1/auth/refresh', headers: { host }, payload })
  expect((await me(refreshed.json().accessToken)).statusCode).toBe(200)
  const cookie = `guildhall_session=${token}`
  expect((await http.inject({ url: '/api/v1/auth/me', headers: { host, cookie } })).statusCode).toBe(200)
})

test('[AUTH-13] what visitors may read knows its members, and a token that is over is no visitor', async () => {
  const here = await world()
  const may = (categories: { items: { slug: string; may: { createTopic: boolean } }[] }) =>
    categories.items.find(({ slug }) => slug === 'general')?.may.createTopic
  expect(may((await here.as('visitor').get('/forum/categories')).body)).toBe(false)
  expect(may((await here.as({ roles: ['member'] }).get('/forum/categories')).body)).toBe(true)
  const stale = await here.as('visitor').get('/forum/categories', bearer('over-and-gone-0123456789abcdefghijklmnop'))
  expect(stale.status).toBe(401)
})
