import { expect, expectTypeOf, test } from 'vitest'
import { z } from 'zod'
import { commandContract, queryContract } from '../contract/contract.ts'
import { type ClientOptions, ConnectionError, createClient, ProblemError } from './index.ts'

const showBook = queryContract({
  name: 'library.show-book',
  http: 'GET /books/:slug',
  summary: 'One book.',
  access: 'anyone',
  input: z.strictObject({ slug: z.string(), tags: z.array(z.string()).optional(), page: z.coerce.number().optional() }),
  output: z.object({ title: z.string() }),
})
const addNote = commandContract({
  name: 'library.add-note',
  http: 'POST /books/:slug/notes',
  summary: 'A note.',
  access: 'member',
  input: z.strictObject({ slug: z.string(), text: z.string() }),
  output: z.object({ id: z.string() }),
})

type Sent = { address: string; init: RequestInit & { headers: Record<string, string> } }

/** A server at the other end of the wire, which the test plays. */
function wire(answers: (() => Response)[], options: Partial<ClientOptions> = {}) {
  const sent: Sent[] = []
  const client = createClient({
    baseUrl: 'https://oak.example/',
    ...options,
    fetch: async (address, init) => {
      sent.push({ address, init } as Sent)
      const answer = answers[Math.min(sent.length, answers.length) - 1]
      return answer ? answer() : Response.json({})
    },
  })
  return { client, sent }
}
const offline = (): Response => {
  throw new TypeError('fetch failed')
}
const ok = (body: unknown) => () => Response.json(body)

test('[API-23, API-27] a read puts path values into the path and the rest into the query', async () => {
  const { client, sent } = wire([ok({ title: 'Moss' })], { tenant: 'oak', token: () => 'secret' })
  const book = await client.call(showBook, { slug: 'a/b c', tags: ['wet', 'green'], page: 2 })
  expectTypeOf(book).toEqualTypeOf<{ title: string }>()
  expect(book).toEqual({ title: 'Moss' })
  expect(sent[0]?.address).toBe('https://oak.example/api/v1/books/a%2Fb%20c?tags=wet&tags=green&page=2')
  expect(sent[0]?.init.headers).toEqual({ accept: 'application/json', authorization: 'Bearer secret', 'x-tenant': 'oak' })
})

test('[API-27] a write sends JSON with its CSRF token and its idempotency key', async () => {
  const { client, sent } = wire([ok({ id: '1' })], { baseUrl: '', csrfToken: 'csrf' })
  await client.call(addNote, { slug: 'moss', text: 'Soft.' }, { idempotencyKey: 'once' })
  expect(sent[0]?.address).toBe('/api/v1/books/moss/notes')
  expect(sent[0]?.init.body).toBe('{"text":"Soft."}')
  expect(sent[0]?.init.headers).toMatchObject({
    'content-type': 'application/json',
    'x-csrf-token': 'csrf',
    'idempotency-key': 'once',
  })
})

test('[API-27] a problem is thrown with its code, sentence, fields and request id', async () => {
  const problem = {
    code: 'invalid_input',
    detail: 'Look again.',
    requestId: 'r-1',
    errors: [{ field: 'text', message: 'Write something.' }],
  }
  const { client } = wire([() => Response.json(problem, { status: 400, headers: { 'retry-after': '7' } })])
  const thrown = await client.call(addNote, { slug: 'moss', text: '' }).catch((error: unknown) => error)
  expect(thrown).toBeInstanceOf(ProblemError)
  expect(thrown).toMatchObject({
    status: 400,
    code: 'invalid_input',
    sentence: 'Look again.',
    requestId: 'r-1',
    retryAfter: 7,
    errors: problem.errors,
  })
})

test('an answer from something else in between is still a problem with a status', async () => {
  const { client } = wire([() => new Response('<h1>Bad gateway</h1>', { status: 502 })])
  await expect(client.call(showBook, { slug: 'moss' })).rejects.toMatchObject({ status: 502, code: 'unknown_problem' })
})

test('[API-27] a read is asked twice when the network fails, a write once', async () => {
  const read = wire([offline, ok({ title: 'Moss' })])
  expect(await read.client.call(showBook, { slug: 'moss' })).toEqual({ title: 'Moss' })
  const gone = wire([offline])
  await expect(gone.client.call(showBook, { slug: 'moss' })).rejects.toBeInstanceOf(ConnectionError)
  expect(gone.sent).toHaveLength(2)
  const write = wire([offline, ok({ id: '1' })])
  await expect(write.client.call(addNote, { slug: 'moss', text: 'x' })).rejects.toBeInstanceOf(ConnectionError)
  expect(write.sent).toHaveLength(1)
})

test('a missing path value is the caller’s mistake, not a request', async () => {
  const { client, sent } = wire([ok({})])
  await expect(client.call(showBook, { slug: '' })).rejects.toThrow('library.show-book needs slug')
  expect(sent).toHaveLength(0)
})
