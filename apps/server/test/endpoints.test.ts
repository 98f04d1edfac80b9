import { world } from '@guildhall/kernel/testing'
import { expect, test } from 'vitest'

/** Addresses asked for by name, each by the method it was asked for with. `ID` and `CODE` stand for what a caller knows. */
const API = `
  POST /auth/login · POST /auth/register · POST /auth/refresh · POST /auth/logout · GET /auth/me · GET /auth/profile
  GET /member/profile · PUT /member/profile · PATCH /member/profile
  GET /users/me · PUT /users/me · PATCH /users/me · DELETE /users/me · PUT /users/me/privacy · GET /users/me/blocks
  POST /users/me/avatar · DELETE /users/me/avatar · GET /avatars/ID/small.webp
  GET /users · GET /users/search · GET /users/organization · GET /users/ID · PUT /users/ID · PATCH /users/ID · DELETE /users/ID
  POST /users/ID/follow · DELETE /users/ID/follow · GET /users/ID/followers · GET /users/ID/following
  POST /users/ID/block · DELETE /users/ID/block
  POST /invitations/send · POST /invitations · GET /invitations · GET /invitations/stats · GET /invitations/ID
  GET /invitations/validate · GET /invitations/TOKEN/validate · POST /invitations/accept · POST /invitations/TOKEN/accept
  DELETE /invitations/ID · POST /invitations/ID/cancel · POST /invitations/ID/revoke · POST /invitations/ID/resend
  GET /invitations/ID/usage · GET /invitations/ID/uses
  GET /organizations/me · PUT /organizations/me · PATCH /organizations/me · POST /organizations/me/logo
  DELETE /organizations/me/logo · GET /organizations/ID · GET /organizations/stats
  GET /organisations/me · PATCH /organisations/me · GET /organisations/ID · GET /organisations/stats
  GET /territories · GET /territories/CODE`
const HEALTH =
  'GET /health · GET /health/detailed · GET /health/live · GET /health/ready · GET /health/metrics · GET /status · GET /metrics'

const listed = (text: string) =>
  text
    .split(/·|\n/)
    .map((line) => line.trim().split(' ') as ['GET', string])
    .filter(([, path]) => path)
const filled = (path: string) =>
  path.replace('ID', '01900000-0000-7000-8000-000000000000').replace('CODE', 'dk').replace('TOKEN', 'made-up')
/** What the front door says where there is nothing, or nothing by that method. */
const NOWHERE = ['unknown_route', 'method_not_allowed']

test('[API-14] every address named for signing in, people, invitations, organisations and territories answers, in all its spellings', async () => {
  const { request } = await world()
  const silent: string[] = []
  for (const [method, path] of listed(API)) {
    for (const prefix of ['', '/api', '/api/v1']) {
      const { status, body } = await request({ method, url: prefix + filled(path) })
      if (NOWHERE.includes(body?.code) || status >= 500) silent.push(`${method} ${prefix}${path}: ${status} ${body?.code}`)
    }
  }
  expect(silent).toEqual([])
})

test('every address named for health and figures answers', async () => {
  const { request } = await world()
  const silent: string[] = []
  for (const [method, path] of listed(HEALTH)) {
    const { status, body } = await request({ method, url: path })
    if (status !== 200) silent.push(`${method} ${path}: ${status} ${body?.code}`)
  }
  expect(silent).toEqual([])
})

test('words stand before ids: no colleague, figure or search is taken for somebody’s id', async () => {
  const { as } = await world()
  const admin = as({ roles: ['admin'] })
  for (const path of ['/users/me', '/users/search?q=a', '/invitations/stats', '/users/me/blocks'])
    expect([path, (await admin.get(path)).status]).toEqual([path, 200])
  for (const path of ['/users/organization', '/organizations/me', '/organizations/stats'])
    expect([path, (await admin.get(path)).body.code]).toEqual([path, 'no_organisation'])
  for (const path of ['/users/nonsense', '/organizations/nonsense', '/invitations/nonsense'])
    expect([path, [400, 404].includes((await admin.get(path)).status)]).toEqual([path, true])
})

test('a profile is changed alike by PUT and PATCH: what is left out stays', async () => {
  const { as } = await world()
  const mira = as({ roles: ['member'], name: 'Mira' })
  expect((await mira.put('/users/me', { headline: 'Welder' })).body).toMatchObject({ displayName: 'Mira', headline: 'Welder' })
  expect((await mira.patch('/member/profile', { displayName: 'Mira P.' })).body).toMatchObject({ headline: 'Welder' })
})
