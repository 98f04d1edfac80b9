import { expect, test } from 'vitest'
import { createHttp } from '../create-http.ts'
import type { HttpOptions } from '../options.ts'
import { tinyHost } from './tiny-host.ts'

const well = { checks: { database: async () => {} } }
const failing = async () => {
  throw new Error('password authentication failed for user "guildhall"')
}

async function server(options: HttpOptions, config: Parameters<typeof tinyHost>[0] = {}) {
  const { host, lines } = await tinyHost(config)
  return { app: await createHttp(host, { version: '1.2.3', ...options }), lines }
}

test('[OPS-01, OPS-06, API-01, TST-72, TST-91] /health is 200 with the version when every component is well', async () => {
  const { app } = await server(well)
  const answer = await app.inject('/health')
  expect(answer.statusCode).toBe(200)
  expect(answer.json()).toEqual({ status: 'ok', version: '1.2.3', components: { database: 'ok' } })
  expect(answer.headers['cache-control']).toBe('no-store')
})

test('[OPS-01, API-08, TST-72, TST-91] /health is 503 while the database is away, and says which component it is', async () => {
  const { app } = await server({})
  const answer = await app.inject('/health')
  expect(answer.statusCode).toBe(503)
  expect(answer.json()).toMatchObject({ status: 'unavailable', components: { database: 'unavailable' } })
})

test('[OPS-02, TST-72] /health/detailed names each component with its time, the pool and the process', async () => {
  const { app } = await server({ checks: { ...well.checks, mail: failing } })
  const answer = await app.inject('/health/detailed')
  expect(answer.statusCode).toBe(503)
  expect(answer.json()).toMatchObject({
    version: '1.2.3',
    stopping: false,
    components: { database: { status: 'ok', ms: expect.any(Number) }, mail: { status: 'unavailable', ms: expect.any(Number) } },
    pool: { open: 0, idle: 0, waitedFor: 0 },
    process: { memoryBytes: expect.any(Number), uptimeSeconds: expect.any(Number) },
  })
})

test('[OPS-02, TST-13] why a component is away is in the log, not in the answer', async () => {
  const { app, lines } = await server({ checks: { ...well.checks, mail: failing } })
  for (const url of ['/health', '/health/detailed', '/health/ready'])
    expect((await app.inject(url)).body).not.toContain('password')
  expect(lines.some((line) => line.component === 'mail' && line.err)).toBe(true)
})

test('[OPS-03, TST-72, TST-91] /health/live is 200 whatever the components do', async () => {
  const { app } = await server({ checks: { database: failing } })
  expect((await app.inject('/health/live')).statusCode).toBe(200)
})

test('[OPS-03, TST-72, TST-91] /health/ready follows the components', async () => {
  expect((await (await server(well)).app.inject('/health/ready')).statusCode).toBe(200)
  expect((await (await server({})).app.inject('/health/ready')).statusCode).toBe(503)
})

test('[OPS-03, TST-72] a program that is stopping is alive but not ready', async () => {
  const { app } = await server(well)
  app.lifecycle.stopping = true
  expect((await app.inject('/health/ready')).json()).toEqual({ status: 'unavailable', stopping: true })
  expect((await app.inject('/health')).statusCode).toBe(503)
  expect((await app.inject('/health/live')).statusCode).toBe(200)
})

test('[TST-72, TST-91] a component that never answers does not hang the report', { timeout: 5_000 }, async () => {
  const { app } = await server({ checks: { ...well.checks, mail: () => new Promise(() => {}) } })
  expect((await app.inject('/health')).json().components).toEqual({ database: 'ok', mail: 'unavailable' })
})

test('[TST-72, TST-91] a hundred questions within a second look at the components once', async () => {
  let looks = 0
  const { app } = await server({ checks: { database: async () => looks++ } })
  const answers = await Promise.all(Array.from({ length: 100 }, () => app.inject('/health')))
  expect(answers.every((answer) => answer.statusCode === 200)).toBe(true)
  expect(looks).toBe(1)
})

test('[OPS-05] /status says what runs here and nothing secret', async () => {
  const { app } = await server({}, { secretKey: 'very-secret-key-of-32-characters' })
  const answer = await app.inject('/status')
  expect(answer.json()).toEqual({
    status: 'ok',
    name: 'Guildhall',
    version: '1.2.3',
    uptimeSeconds: expect.any(Number),
    modules: ['library'],
  })
})

test.each(['/metrics', '/health/metrics'])(
  '[OPS-04, TST-72] %s counts requests by route and status for Prometheus',
  async (url) => {
    const { app } = await server(well)
    await app.inject({ url: '/api/v1/library/books/moss', headers: { host: 'oak.guild.test' } })
    const answer = await app.inject(url)
    expect(answer.headers['content-type']).toContain('text/plain')
    expect(answer.body).toMatch(
      /http_request_duration_seconds_count\{method="GET",route="\/api\/v1\/library\/books\/:slug",status="200"\} 1/,
    )
    expect(answer.body).toMatch(/^db_pool_connections\{pool="app",state="open"\} 0$/m)
    expect(answer.body).toMatch(/^db_statements_total \d+$/m)
  },
)

test('[OPS-04, TST-72] /metrics is for this machine, or for who has the token', async () => {
  const { app } = await server(well, { metricsToken: 'a-token-for-prometheus' })
  const asked = async (remoteAddress: string, headers: Record<string, string> = {}) =>
    (await app.inject({ url: '/metrics', remoteAddress, headers })).statusCode
  expect(await asked('127.0.0.1')).toBe(200)
  expect(await asked('::ffff:127.0.0.1')).toBe(200)
  expect(await asked('203.0.113.5')).toBe(403)
  expect(await asked('127.0.0.1', { 'x-forwarded-for': '203.0.113.5' })).toBe(403)
  expect(await asked('203.0.113.5', { authorization: 'Bearer a-token-for-prometheus' })).toBe(200)
  expect(await asked('203.0.113.5', { authorization: 'Bearer a-token-for-somebody' })).toBe(403)
})
