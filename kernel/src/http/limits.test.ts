import { expect, test } from 'vitest'
import { createHttp } from './create-http.ts'
import type { HttpOptions } from './options.ts'
import { memberToken, tinyHost } from './test/tiny-host.ts'

async function server(options: HttpOptions = {}) {
  const { host } = await tinyHost()
  const app = await createHttp(host, options)
  const add = (slug: string) =>
    app.inject({
      method: 'POST',
      url: '/api/v1/library/books',
      headers: { host: `${slug}.guild.test`, authorization: `Bearer ${memberToken}` },
      payload: { title: 'Moss' },
    })
  const logIn = (email: string, slug = 'oak') =>
    app.inject({
      method: 'POST',
      url: '/api/v1/auth/login',
      headers: { host: `${slug}.guild.test` },
      payload: { email, password: 'x' },
    })
  return { app, add, logIn }
}

test('[API-11, TST-12] the request after the last allowed one is 429 and says when to come back', async () => {
  const { add } = await server({ limits: { write: { points: 3, seconds: 60 } } })
  const answers = [await add('oak'), await add('oak'), await add('oak'), await add('oak')]
  expect(answers.map((answer) => answer.statusCode)).toEqual([200, 200, 200, 429])
  const [first, , , last] = answers
  expect(first?.headers).toMatchObject({ 'ratelimit-policy': '"write";q=3;w=60', ratelimit: '"write";r=2;t=60' })
  expect(last?.json().code).toBe('too_many_requests')
  expect(Number(last?.headers['retry-after'])).toBeGreaterThan(0)
  expect(last?.headers.ratelimit).toMatch(/^"write";r=0;/)
})

test('[API-11] a community may have limits of its own, and does not use up another’s', async () => {
  const { add } = await server()
  expect([(await add('elm')).statusCode, (await add('elm')).statusCode, (await add('elm')).statusCode]).toEqual([200, 200, 429])
  expect((await add('oak')).statusCode).toBe(200)
})

test('[API-11, TST-12] signing in is limited by address and account, and by address whatever the account', async () => {
  const { logIn } = await server({
    limits: { 'sign-in': { points: 2, seconds: 60 }, 'sign-in-address': { points: 4, seconds: 60 } },
  })
  const statuses: number[] = []
  for (const email of ['a@x.dk', 'A@x.dk ', 'a@x.dk', 'b@x.dk', 'c@x.dk']) statuses.push((await logIn(email)).statusCode)
  expect(statuses).toEqual([200, 200, 429, 200, 429])
})

test('[API-11] using up one community’s limit leaves the same address its share of another’s', async () => {
  const { app } = await server({ limits: { read: { points: 1, seconds: 60 } } })
  const read = async (slug: string) =>
    (await app.inject({ url: '/api/v1/library/books/moss', headers: { host: `${slug}.guild.test` } })).statusCode
  expect([await read('oak'), await read('oak'), await read('elm')]).toEqual([200, 429, 200])
})

test('signing in has one limit for the whole server, which no community widens: accounts belong to all of them', async () => {
  const { logIn } = await server({ limits: { 'sign-in-address': { points: 2, seconds: 60 } } })
  const answers = [await logIn('a@x.dk', 'oak'), await logIn('b@x.dk', 'elm'), await logIn('c@x.dk', 'oak')]
  expect(answers.map((answer) => answer.statusCode)).toEqual([200, 200, 429])
  const usual = await server()
  const statuses: number[] = []
  for (let n = 0; n < 11; n++) statuses.push((await usual.logIn('a@x.dk', 'elm')).statusCode)
  expect(statuses.at(-1)).toBe(429)
})

test('limits can be off, for the bench', async () => {
  const { add } = await server({ limits: 'off' })
  for (let i = 0; i < 5; i++) expect((await add('elm')).statusCode).toBe(200)
})
