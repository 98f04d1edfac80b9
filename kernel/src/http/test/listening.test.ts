import { request as httpRequest } from 'node:http'
import { connect } from 'node:net'
import { expect, test } from 'vitest'
import { createClient } from '../../client/index.ts'
import { createHttp } from '../create-http.ts'
import { closeHttp } from '../ops/shutdown.ts'
import { addBook, memberToken, showBook, tinyHost } from './tiny-host.ts'

const well = { checks: { database: async () => {} } }

async function listening() {
  const { host } = await tinyHost()
  const app = await createHttp(host, well)
  const baseUrl = await app.listen({ port: 0, host: '127.0.0.1' })
  return { app, baseUrl, port: Number(new URL(baseUrl).port) }
}

test('[API-01] over a real socket: health, metrics of the process, a read and a write through the typed client', async () => {
  const { app, baseUrl } = await listening()
  expect((await fetch(`${baseUrl}/health`)).status).toBe(200)
  expect(await (await fetch(`${baseUrl}/metrics`)).text()).toContain('nodejs_eventloop_lag_p99_seconds')
  const client = createClient({ baseUrl, tenant: 'oak', token: memberToken })
  expect((await client.call(showBook, { slug: 'moss' })).title).toBe('Moss')
  expect((await client.call(addBook, { title: 'Fern' })).title).toBe('Fern')
  await closeHttp(app)
})

test('bytes that are no request are answered with a problem document', async () => {
  const { app, port } = await listening()
  const answer = await new Promise<string>((done) => {
    const socket = connect(port, '127.0.0.1', () => socket.write('HELLO\r\n\r\n'))
    socket.once('data', (data) => done(data.toString()))
  })
  expect(answer).toMatch(/^HTTP\/1\.1 400 Bad Request\r\n/)
  expect(JSON.parse(answer.split('\r\n\r\n')[1] as string).code).toBe('malformed_request')
  await closeHttp(app)
})

test('[API-13] stopping lets the request under way finish and takes no other', async () => {
  const { app, baseUrl, port } = await listening()
  const slow = fetch(`${baseUrl}/api/v1/library/fail/slow`, { headers: { 'x-tenant': 'oak' } })
  await new Promise((done) => setTimeout(done, 100))
  const started = performance.now()
  const closed = closeHttp(app)
  const late = new Promise<string>((done) => {
    httpRequest({ port, host: '127.0.0.1', path: '/health/live' }, () => done('answered'))
      .on('error', (error: NodeJS.ErrnoException) => done(String(error.code)))
      .end()
  })
  expect(await late).toBe('ECONNREFUSED')
  expect((await slow).status).toBe(200)
  await closed
  expect(performance.now() - started).toBeLessThan(2_000)
})

test('[API-13] a request that does not finish is cut off at the deadline', async () => {
  const { app, port } = await listening()
  const socket = connect(port, '127.0.0.1', () =>
    socket.write('POST /api/v1/library/books HTTP/1.1\r\nHost: oak.guild.test\r\nContent-Length: 10\r\n\r\n{'),
  )
  socket.on('error', () => {})
  await new Promise((done) => setTimeout(done, 50))
  const started = performance.now()
  await closeHttp(app, { deadlineMs: 200 })
  expect(performance.now() - started).toBeLessThan(1_500)
  socket.destroy()
})
