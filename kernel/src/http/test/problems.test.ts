import { expect, test } from 'vitest'
import { createHttp } from '../create-http.ts'
import type { HttpOptions } from '../options.ts'
import { memberToken, tinyHost } from './tiny-host.ts'

const oak = { host: 'oak.guild.test' }
const signedIn = { ...oak, authorization: `Bearer ${memberToken}`, 'content-type': 'application/json' }

async function server(options: HttpOptions = {}) {
  const { host, lines } = await tinyHost()
  const app = await createHttp(host, options)
  const get = (url: string, headers: Record<string, string> = oak) => app.inject({ url: `/api/v1${url}`, headers })
  const add = (payload: string, headers: Record<string, string> = signedIn) =>
    app.inject({ method: 'POST', url: '/api/v1/library/books', headers, payload })
  return { app, lines, get, add }
}

test('[API-05, TST-92] a refusal is an RFC 9457 problem document, with the envelope older clients expect', async () => {
  const { add } = await server()
  const answer = await add('{"title":"One too many"}', { ...signedIn, 'x-request-id': 'from-the-caller-1' })
  expect(answer.statusCode).toBe(409)
  expect(answer.headers['content-type']).toBe('application/problem+json; charset=utf-8')
  expect(answer.json()).toEqual({
    type: '/problems/shelf_full',
    title: 'Shelf full',
    status: 409,
    detail: 'This shelf is full.',
    code: 'shelf_full',
    requestId: 'from-the-caller-1',
    error: { code: 'shelf_full', message: 'This shelf is full.', details: {}, requestId: 'from-the-caller-1' },
  })
})

test.each([
  ['a missing field', '{}', 'title'],
  ['a wrong type', '{"title":7}', 'title'],
  ['an empty field', '{"title":""}', 'title'],
  ['an unknown field', '{"title":"Moss","isbn":1}', 'isbn'],
  ['a poisoned prototype by another name', '{"title":"Moss","toString":1}', 'toString'],
])('[API-06, API-16, TST-11] %s is a 400 that names the field', async (_what, payload, field) => {
  const { add } = await server()
  const answer = await add(payload)
  expect([answer.statusCode, answer.json().code]).toEqual([400, 'invalid_input'])
  expect(answer.json().errors).toEqual([{ field, message: expect.stringMatching(/\w/) }])
  expect(answer.json().error.details).toEqual(answer.json().errors)
})

test.each([
  ['malformed JSON', '{"title":', signedIn, 400, 'malformed_json'],
  ['a poisoned prototype', '{"__proto__":{"title":"x"}}', signedIn, 400, 'malformed_json'],
  ['something that is not an object', '["Moss"]', signedIn, 400, 'invalid_input'],
  ['another content type', '<title/>', { ...signedIn, 'content-type': 'application/xml' }, 415, 'unsupported_media_type'],
  ['a form', 'title=Moss', { ...signedIn, 'content-type': 'application/x-www-form-urlencoded' }, 415, 'unsupported_media_type'],
  ['too large a body', `{"title":"${'x'.repeat(1_100_000)}"}`, signedIn, 413, 'body_too_large'],
  ['nobody', '{"title":"Moss"}', { ...oak, 'content-type': 'application/json' }, 401, 'sign_in_required'],
  ['a hopeless idempotency key', '{"title":"Moss"}', { ...signedIn, 'idempotency-key': 'ø'.repeat(3) }, 400, 'invalid_input'],
] as const)('[API-02, API-08, TST-11, TST-92] %s is refused', async (_what, payload, headers, status, code) => {
  const { add } = await server()
  const answer = await add(payload, headers)
  expect([answer.statusCode, answer.json().code]).toEqual([status, code])
})

test('a body that repeats what the address says is refused, and so is a body on a read', async () => {
  const { app } = await server()
  const answer = await app.inject({
    method: 'PATCH',
    url: '/api/v1/library/books/moss',
    headers: signedIn,
    payload: '{"slug":"fern","title":"Fern"}',
  })
  expect([answer.statusCode, answer.json().errors[0].field]).toEqual([400, 'slug'])
  const repeated = await app.inject({ url: '/api/v1/library/books/moss?slug=fern', headers: oak })
  expect(repeated.statusCode).toBe(400)
})

test('[API-08, TST-92] an unknown or expired bearer token is 401 session_expired', async () => {
  const { get } = await server()
  const answer = await get('/library/books/moss', { ...oak, authorization: 'Bearer gone' })
  expect([answer.statusCode, answer.json().code]).toEqual([401, 'session_expired'])
  expect(answer.headers['www-authenticate']).toBe('Bearer')
})

test('[TST-13] a fault is logged with its request id and tells its caller nothing', async () => {
  const { get, lines } = await server()
  const answer = await get('/library/fail/bug', { ...oak, 'x-request-id': 'look-me-up' })
  expect([answer.statusCode, answer.json().code]).toEqual([500, 'internal_error'])
  expect(answer.body).not.toMatch(/relation|members|maja|\bat .*\.ts/i)
  const line = lines.find((each) => each.msg === 'request failed')
  expect(line).toMatchObject({ level: 'error', requestId: 'look-me-up', err: { stack: expect.stringContaining('tiny-host.ts') } })
  expect(JSON.stringify(line)).not.toContain('maja@')
})

test.each([
  ['a database that is away', 'query', 503, 'database_unavailable'],
  ['a statement that takes too long', 'timeout', 503, 'timed_out'],
  ['a full disk', 'disk', 507, 'storage_full'],
])('[TST-92] %s has a clear answer and a log line', async (_what, how, status, code) => {
  const { get, lines } = await server()
  const answer = await get(`/library/fail/${how}`)
  expect([answer.statusCode, answer.json().code]).toEqual([status, code])
  expect(answer.headers['retry-after']).toBe(status === 503 ? '5' : undefined)
  expect(lines.some((line) => line.code === code)).toBe(true)
})

test('[API-12] a request that takes longer than the deadline is answered with 504', async () => {
  const { get } = await server({ deadlineMs: 50 })
  const answer = await get('/library/fail/slow')
  expect([answer.statusCode, answer.json().code]).toEqual([504, 'no_answer_in_time'])
})

test('an address that cannot be decoded, or is absurdly long, does not exist', async () => {
  const { get } = await server()
  expect((await get('/library/books/%c0%ae')).json().code).toBe('unknown_route')
  expect((await get(`/library/books/${'x'.repeat(1500)}`)).json().code).toBe('unknown_route')
})

test('[API-03] the caller’s request id is kept when it is harmless, replaced when it is not', async () => {
  const { get } = await server()
  const idOf = async (id: string) => (await get('/library/books/moss', { ...oak, 'x-request-id': id })).headers['x-request-id']
  expect(await idOf('client-42:abc')).toBe('client-42:abc')
  for (const hostile of ['<script>alert(1)</script>', 'x'.repeat(500), 'short']) {
    expect(await idOf(hostile)).toMatch(/^[0-9a-f-]{36}$/)
  }
})

test('[API-04] one log line a request: route pattern, status, time, community; nothing the caller typed', async () => {
  const { get, lines } = await server()
  await get('/library/books/moss?tags=maja-private', { ...oak, 'x-request-id': 'the-request' })
  const written = lines.filter((line) => line.msg === 'request')
  expect(written).toHaveLength(1)
  expect(written[0]).toMatchObject({
    requestId: 'the-request',
    method: 'GET',
    route: '/api/v1/library/books/:slug',
    status: 200,
    tenant: 'oak',
  })
  expect(written[0]?.ms).toEqual(expect.any(Number))
  expect(JSON.stringify(written)).not.toMatch(/moss|maja/)
})

test('[API-09, SEC-01] every answer carries the security headers, errors too', async () => {
  const { get } = await server()
  for (const answer of [await get('/library/books/moss'), await get('/nowhere')]) {
    expect(answer.headers).toMatchObject({
      'content-security-policy': expect.stringContaining("default-src 'none'"),
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'strict-origin-when-cross-origin',
      'cross-origin-opener-policy': 'same-origin',
    })
    expect(answer.headers['strict-transport-security']).toBeUndefined()
  }
  const { host } = await tinyHost({ publicProtocol: 'https' })
  const secure = await (await createHttp(host)).inject({ url: '/api/v1/nowhere', headers: oak })
  expect(secure.headers['strict-transport-security']).toContain('max-age=')
})

test('a problem’s type leads to its explanation', async () => {
  const { app } = await server()
  const answer = await app.inject({ url: '/problems/shelf_full' })
  expect([answer.statusCode, answer.headers.location]).toEqual([302, '/api/v1/docs#problem-shelf_full'])
  expect((await app.inject({ url: '/api/v1/docs' })).body).toContain('id="problem-shelf_full"')
})
