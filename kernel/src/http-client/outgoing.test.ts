import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import { createOutgoing, type OutgoingRequest } from './outgoing.ts'

type Answering = (request: IncomingMessage, response: ServerResponse) => void

async function server(answer: Answering) {
  const listening = createServer(answer)
  await new Promise<void>((done) => listening.listen(0, '127.0.0.1', done))
  onTestFinished(() => {
    listening.closeAllConnections()
    listening.close()
  })
  return (listening.address() as AddressInfo).port
}

const here = createOutgoing({ allowed: ['127.0.0.0/8'] })
const nowhere = createOutgoing({ allowed: [] })
const reason = (work: Promise<unknown>) =>
  work.then(
    () => 'answered',
    (error) => error.reason ?? String(error),
  )

test('asks and answers: method, headers, body, status', async () => {
  const port = await server((request, response) => {
    let body = ''
    request.on('data', (part) => {
      body += part
    })
    request.on('end', () => response.writeHead(201, { 'x-seen': `${request.method} ${request.headers['x-mark']}` }).end(body))
  })
  const sent: OutgoingRequest = { method: 'POST', headers: { 'x-mark': 'm' }, body: 'hællo' }
  const response = await here(`http://127.0.0.1:${port}/`, sent)
  expect([response.status, response.headers.get('x-seen'), await response.text()]).toEqual([201, 'POST m', 'hællo'])
})

test('what is inside the network is not asked, however its address is written', async () => {
  let asked = 0
  const port = await server((_request, response) => {
    asked++
    response.end()
  })
  const spellings = ['127.0.0.1', '2130706433', '0x7f.1', '[::1]', '[::ffff:127.0.0.1]', '0', '169.254.169.254', '127.0.0.1.']
  for (const host of spellings) expect(await reason(nowhere(`http://${host}:${port}/`))).toBe('refused')
  for (const url of ['file:///etc/passwd', 'ftp://example.org/', 'http://me:secret@example.org/', 'nonsense'])
    expect(await reason(here(url))).toBe('refused')
  expect(asked).toBe(0)
})

test('a name is resolved once: a second answer of its name server changes nothing', async () => {
  const port = await server((_request, response) => response.end('first'))
  const answers = ['127.0.0.1', '10.0.0.1']
  const rebinding = createOutgoing({
    allowed: ['127.0.0.0/8'],
    resolve: async () => [{ address: answers.shift() ?? '10.0.0.1', family: 4 }],
  })
  expect(await (await rebinding(`http://rebinding.example:${port}/`)).text()).toBe('first')
  expect(await reason(rebinding(`http://rebinding.example:${port}/`))).toBe('refused')
})

test('a name with a public and a private address is refused, as is one with none', async () => {
  const of = (...addresses: string[]) =>
    createOutgoing({ allowed: [], resolve: async () => addresses.map((address) => ({ address, family: 4 })) })
  expect(await reason(of('93.184.216.34', '10.0.0.1')('http://mixed.example/'))).toBe('refused')
  expect(await reason(of()('http://none.example/'))).toBe('unknown_host')
  expect(await reason(of('93.184.216.34')('http://plain.example/', { secure: true }))).toBe('insecure')
})

test('redirects are followed as far as asked, each address checked, and credentials stay at home', async () => {
  const other = await server((request, response) => response.end(`${request.method} ${request.headers.authorization}`))
  const port = await server((request, response) => {
    const to =
      request.url === '/in' ? 'http://169.254.169.254/latest' : request.url === '/round' ? '/round' : `http://127.0.0.1:${other}/`
    response.writeHead(302, { location: to }).end()
  })
  const url = `http://127.0.0.1:${port}`
  const sent: OutgoingRequest = { method: 'POST', body: 'x', headers: { authorization: 'Bearer secret' } }
  expect((await here(`${url}/out`)).status).toBe(302)
  expect(await (await here(`${url}/out`, { ...sent, redirects: 3 })).text()).toBe('GET undefined')
  expect(await reason(here(`${url}/in`, { redirects: 3 }))).toBe('refused')
  expect(await reason(here(`${url}/round`, { redirects: 3 }))).toBe('too_many_redirects')
})

test('an answer is read as far as is wanted and no longer than is wanted', async () => {
  const port = await server((request, response) => {
    if (request.url === '/large') response.end('x'.repeat(2000))
    else response.write('begun')
  })
  const url = `http://127.0.0.1:${port}`
  expect(await reason(here(`${url}/large`, { maxBytes: 1999 }))).toBe('too_large')
  expect((await here(`${url}/large`, { maxBytes: 2000 })).status).toBe(200)
  expect(await reason(here(`${url}/endless`, { timeoutMs: 100 }))).toBe('too_slow')
  expect(await reason(here('http://127.0.0.1:1/'))).toBe('unreachable')
})
