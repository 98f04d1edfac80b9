import { expect, test } from 'vitest'
import { createHttp } from '../create-http.ts'
import type { HttpOptions } from '../options.ts'
import { memberToken, tinyHost } from './tiny-host.ts'

const oak = { host: 'oak.guild.test' }
const signedIn = { ...oak, authorization: `Bearer ${memberToken}` }
const json = { 'content-type': 'application/json' }

async function server(options: HttpOptions = { checkResponses: true }) {
  const { host, lines } = await tinyHost()
  return { app: await createHttp(host, options), lines }
}

test('[API-14] a contract answers at its path below /api/v1', async () => {
  const { app } = await server()
  const answer = await app.inject({ url: '/api/v1/library/books/moss', headers: oak })
  expect(answer.statusCode).toBe(200)
  expect(answer.headers['content-type']).toBe('application/json; charset=utf-8')
  expect(answer.json()).toEqual({ slug: 'moss', title: 'Moss', by: 'R. W. Kimmerer', tags: [], pages: null })
})

test.each([
  ['GET', '/api/library/books/moss'],
  ['GET', '/forums/books/moss'],
  ['GET', '/api/v1/forums/books/moss'],
  ['PATCH', '/api/v1/library/books/moss'],
  ['PUT', '/api/v1/library/books/moss'],
  ['POST', '/api/v1/volumes'],
] as const)('[API-14] %s %s is another name for a contract', async (method, url) => {
  const { app } = await server()
  const answer = await app.inject({ method, url, headers: signedIn, ...(method === 'GET' ? {} : { payload: { title: 'Fern' } }) })
  expect(answer.statusCode).toBe(200)
  expect(answer.json().by).toBe('R. W. Kimmerer')
})

test('[API-14] a bare address leaves the page to a browser that asks for one', async () => {
  const { app } = await server()
  app.get('/*', (_request, reply) => reply.type('text/html').send('a page'))
  const asked = (accept: string) => app.inject({ url: '/forums/books/moss', headers: { ...oak, accept } })
  expect((await asked('application/json')).json().slug).toBe('moss')
  expect((await asked('text/html,*/*')).body).toBe('a page')
})

test.each(['/auth/me', '/api/auth/profile', '/auth/profile', '/api/v1/auth/me'])(
  '[API-25] %s says who is signed in',
  async (url) => {
    const { app } = await server()
    expect((await app.inject({ url, headers: signedIn })).json()).toEqual({ name: 'Maja' })
  },
)

test('values of the query are coerced, and a list of one is a list', async () => {
  const { app } = await server()
  const answer = await app.inject({ url: '/api/v1/library/books/moss?tags=wet&pages=180', headers: oak })
  expect(answer.json()).toMatchObject({ tags: ['wet'], pages: 180 })
})

test('a community is found by host name, by its own domain or by X-Tenant, and nowhere else', async () => {
  const { app } = await server()
  const at = (headers: Record<string, string>) => app.inject({ url: '/api/v1/library/books/moss', headers })
  expect((await at({ host: 'OAK.guild.test:8080' })).statusCode).toBe(200)
  expect((await at({ host: 'oak.example' })).statusCode).toBe(200)
  expect((await at({ host: 'guild.test', 'x-tenant': 'oak' })).statusCode).toBe(200)
  const strangers: Record<string, string>[] = [
    { host: 'guild.test' },
    { host: 'ash.guild.test' },
    { host: 'guild.test', 'x-tenant': 'ash' },
    { ...oak, 'x-tenant': 'elm' },
  ]
  for (const headers of strangers) {
    const answer = await at(headers)
    expect([answer.statusCode, answer.json().code]).toEqual([404, 'unknown_community'])
  }
})

test('on the platform’s own host only platform contracts answer', async () => {
  const { app } = await server()
  const shelves = (host: string) => app.inject({ url: '/api/v1/library/shelves', headers: { host } })
  expect((await shelves('guild.test')).json()).toEqual({ items: ['A', 'B'] })
  expect((await shelves('evil.example')).statusCode).toBe(404)
})

test('[API-07, API-08] an address that does not exist is a 404 problem, a method it does not take a 405 with the ones it does', async () => {
  const { app } = await server()
  const nowhere = await app.inject({ url: '/api/v1/nowhere', headers: oak })
  expect([nowhere.statusCode, nowhere.json().code]).toEqual([404, 'unknown_route'])
  const wrong = await app.inject({ method: 'DELETE', url: '/api/v1/library/books/moss', headers: signedIn })
  expect([wrong.statusCode, wrong.json().code]).toEqual([405, 'method_not_allowed'])
  expect(wrong.headers.allow).toBe('GET, PATCH, PUT, HEAD, OPTIONS')
})

test('a read that has not changed is 304', async () => {
  const { app } = await server()
  const first = await app.inject({ url: '/api/v1/library/books/moss', headers: oak })
  const etag = first.headers.etag as string
  const second = await app.inject({ url: '/api/v1/library/books/moss', headers: { ...oak, 'if-none-match': etag } })
  expect([second.statusCode, second.body]).toEqual([304, ''])
  const other = await app.inject({ url: '/api/v1/library/books/fern', headers: { ...oak, 'if-none-match': etag } })
  expect(other.statusCode).toBe(200)
})

test('long answers are compressed, short ones are not', async () => {
  const { app } = await server()
  const asked = (url: string, encoding: string) => app.inject({ url, headers: { ...oak, 'accept-encoding': encoding } })
  expect((await asked('/api/v1/library/words', 'gzip, br')).headers['content-encoding']).toBe('br')
  expect((await asked('/api/v1/library/words', 'gzip')).headers['content-encoding']).toBe('gzip')
  expect((await asked('/api/v1/library/books/moss', 'gzip, br')).headers['content-encoding']).toBeUndefined()
})

test('[TST-14] in tests an answer with a field its contract does not know is a fault', async () => {
  const checked = await server({ checkResponses: true })
  const answer = await checked.app.inject({ url: '/api/v1/library/leak', headers: oak })
  expect(answer.statusCode).toBe(500)
  expect(checked.lines.some((line) => line.err?.message.includes('library.leak'))).toBe(true)
})

test('two contracts of one address stop the start', async () => {
  const { host } = await tinyHost()
  const contracts = new Map(host.registry.contracts)
  const [taken] = contracts.values()
  contracts.set('library.other', { ...taken!, name: 'library.other' })
  await expect(createHttp({ ...host, registry: { ...host.registry, contracts } })).rejects.toThrow(/library.other declares POST/)
})

test('a write with JSON’s content type and no body has no input', async () => {
  const { app } = await server()
  const answer = await app.inject({ method: 'POST', url: '/api/v1/auth/logout', headers: { ...signedIn, ...json } })
  expect(answer.json()).toEqual({ ended: true })
})
