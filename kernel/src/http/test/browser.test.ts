import { expect, test } from 'vitest'
import { createHttp } from '../create-http.ts'
import { csrfToken } from '../request/csrf.ts'
import { memberToken, tinyHost } from './tiny-host.ts'

const host = 'oak.guild.test'
const page = { host, origin: `http://${host}` }

async function browser() {
  const tiny = await tinyHost({ corsOrigins: ['https://app.example'] })
  const app = await createHttp(tiny.host)
  const cookie = (token: string) => `theme=dark; guildhall_session=${token}; other=1`
  const csrf = csrfToken(tiny.host.config.secretKey, memberToken)
  const session = { cookie: cookie(memberToken), 'x-csrf-token': csrf }
  const add = (headers: Record<string, string>) =>
    app.inject({ method: 'POST', url: '/api/v1/library/books', headers, payload: { title: 'Moss' } })
  const logIn = (headers: Record<string, string>) =>
    app.inject({ method: 'POST', url: '/api/v1/auth/login', headers, payload: { email: 'maja@example.dk', password: 'x' } })
  return { app, add, logIn, session, cookie, csrf, secretKey: tiny.host.config.secretKey }
}

test('[AUTH-32, TST-79] a write by cookie needs the session’s token and a page of this site', async () => {
  const { add, session } = await browser()
  expect((await add({ ...page, ...session })).statusCode).toBe(200)
  expect((await add({ host, 'sec-fetch-site': 'same-origin', ...session })).statusCode).toBe(200)
})

test.each<[string, Record<string, string>]>([
  ['no token', { 'x-csrf-token': '' }],
  ['another session’s token', { 'x-csrf-token': csrfToken('k'.repeat(32), 'other-token') }],
  ['a token of the wrong length', { 'x-csrf-token': 'short' }],
  ['another site’s page', { origin: 'https://evil.example' }],
  ['another community’s page', { origin: 'http://elm.guild.test' }],
  ['a sandboxed page', { origin: 'null' }],
  ['a page this site embeds from elsewhere', { origin: '', 'sec-fetch-site': 'cross-site' }],
  ['a sibling site', { origin: '', 'sec-fetch-site': 'same-site' }],
  ['no word about where it comes from', { origin: '' }],
])('[TST-79, TST-65] a write by cookie with %s is refused', async (_what, wrong) => {
  const { add, session } = await browser()
  const headers: Record<string, string> = { ...page, ...session, ...wrong }
  if (headers.origin === '') delete headers.origin
  const answer = await add(headers)
  expect([answer.statusCode, answer.json().code]).toEqual([403, 'csrf_failed'])
})

test('[TST-79] a bearer token needs no CSRF token', async () => {
  const { add } = await browser()
  expect((await add({ host, authorization: `Bearer ${memberToken}` })).statusCode).toBe(200)
})

test('a stale cookie is a visitor when reading and 401 when writing', async () => {
  const { app, add, cookie, secretKey } = await browser()
  const stale = { ...page, cookie: cookie('stale') }
  expect((await app.inject({ url: '/api/v1/library/books/moss', headers: stale })).statusCode).toBe(200)
  expect((await app.inject({ url: '/api/v1/auth/me', headers: stale })).json().code).toBe('sign_in_required')
  const write = await add({ ...stale, 'x-csrf-token': csrfToken(secretKey, 'stale') })
  expect([write.statusCode, write.json().code]).toEqual([401, 'session_expired'])
})

test('signing in gives a browser its cookie, a script only the token, and another site’s page nothing', async () => {
  const { logIn, cookie } = await browser()
  const answer = await logIn({ ...page, cookie: cookie('stale') })
  expect(answer.headers['set-cookie']).toBe(
    'guildhall_session=good-token; Path=/; HttpOnly; SameSite=Lax; Expires=Mon, 21 Dec 2026 09:00:00 GMT',
  )
  const script = await logIn({ host })
  expect([script.json().token, script.headers['set-cookie']]).toEqual([memberToken, undefined])
  const foreign = await logIn({ host, origin: 'https://evil.example' })
  expect([foreign.statusCode, foreign.headers['set-cookie']]).toEqual([403, undefined])
})

test('signing out takes the cookie away', async () => {
  const { app, session } = await browser()
  const answer = await app.inject({ method: 'POST', url: '/api/v1/auth/logout', headers: { ...page, ...session } })
  expect(answer.headers['set-cookie']).toContain('guildhall_session=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0')
})

test.each([
  ['the community’s other domain', 'http://oak.example', true],
  ['what the operator lists', 'https://app.example', true],
  ['its own address', 'http://oak.guild.test', true],
  ['another community', 'http://elm.guild.test', false],
  ['a stranger', 'https://evil.example', false],
  ['a name that only begins alike', 'http://oak.guild.test.evil.example', false],
  ['a sandboxed page', 'null', false],
])('[API-10] cross-origin pages of %s: %s allowed %s', async (_who, origin, allowed) => {
  const { app } = await browser()
  const read = await app.inject({ url: '/api/v1/library/books/moss', headers: { host, origin } })
  const preflight = await app.inject({
    method: 'OPTIONS',
    url: '/api/v1/library/books',
    headers: { host, origin, 'access-control-request-method': 'POST' },
  })
  for (const answer of [read, preflight]) {
    expect(answer.headers['access-control-allow-origin']).toBe(allowed ? origin : undefined)
    expect(answer.headers['access-control-allow-credentials']).toBe(allowed ? 'true' : undefined)
    expect(answer.headers.vary).toMatch(/Origin/)
  }
  expect(preflight.statusCode).toBe(204)
  expect(preflight.headers['access-control-allow-methods']).toBe(allowed ? 'POST, OPTIONS' : undefined)
})

test('where the site is served over https, the same address over http is another page: whoever is in between wrote it', async () => {
  const { host: server } = await tinyHost({ publicProtocol: 'https' })
  const app = await createHttp(server)
  const allowed = async (origin: string) =>
    (await app.inject({ url: '/api/v1/library/books/moss', headers: { host, origin } })).headers['access-control-allow-origin']
  expect(await allowed(`https://${host}`)).toBe(`https://${host}`)
  expect(await allowed(`http://${host}`)).toBeUndefined()
})

test('[SEC-07] what comes over http goes on over https, when a trusted proxy says so; what had a body is refused', async () => {
  const { host: server } = await tinyHost({ publicProtocol: 'https', trustProxy: 1 })
  const app = await createHttp(server)
  const ask = (headers: Record<string, string>, more: { method?: 'POST' } = {}) =>
    app.inject({ url: '/api/v1/library/books/moss', headers: { host, ...headers }, ...more })
  const redirected = await ask({ 'x-forwarded-proto': 'http' })
  expect([redirected.statusCode, redirected.headers.location]).toEqual([308, `https://${host}/api/v1/library/books/moss`])
  expect((await ask({ 'x-forwarded-proto': 'http' }, { method: 'POST' })).statusCode).toBe(403)
  expect((await ask({ 'x-forwarded-proto': 'http', host: 'evil.example' })).headers.location).toBeUndefined()
  const safe = await ask({ 'x-forwarded-proto': 'https' })
  expect(safe.statusCode).toBe(200)
  expect(safe.headers['strict-transport-security']).toBe('max-age=31536000; includeSubDomains')
  expect((await ask({})).statusCode).toBe(200)
})

test('[SEC-07] nobody who is no trusted proxy can make the server send others anywhere', async () => {
  const { host: server } = await tinyHost({ publicProtocol: 'https' })
  const answer = await (await createHttp(server)).inject({
    url: '/api/v1/library/books/moss',
    headers: { host, 'x-forwarded-proto': 'http' },
  })
  expect(answer.statusCode).toBe(200)
})
