import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { connect, createServer } from 'node:net'
import { networkInterfaces } from 'node:os'
import { text } from 'node:stream/consumers'
import { afterAll, expect, onTestFinished, test } from 'vitest'
import { dataFolder, freePort, guildhall, type Started, starter, startGuildhall } from '../testing/terminal.ts'

// One demonstration, started, killed and started again in the order of these tests.
const data = dataFolder()
const port = await freePort()
const env = { DATA_DIR: data.path, PORT: String(port) }
let demo: Started
afterAll(async () => {
  await demo?.kill('SIGTERM')
  data.remove()
})

const account = { email: 'member@gimbi.example', password: 'guildhall-demo' }
const api = (path: string, init: RequestInit = {}) =>
  fetch(`http://127.0.0.1:${port}/api/v1${path}`, {
    ...init,
    headers: { 'x-tenant': 'gimbi', 'content-type': 'application/json', ...init.headers },
  })
const signIn = () => api('/auth/login', { method: 'POST', body: JSON.stringify(account) })

test('one command gives living communities, known logins and a ready line when every page answers', async () => {
  const began = performance.now()
  demo = await startGuildhall(['demo'], { env: { ...env, HOST: '0.0.0.0' }, with: starter })
  console.info(`demo: first start ${Math.round(performance.now() - began)} ms`)
  expect(demo.url).toBe(`http://localhost:${port}`)
  expect(demo.said()).toContain('This is a demonstration')
  expect(demo.said()).toContain(account.email)
  const { items } = await (await api('/communities')).json()
  expect(items.map((item: { slug: string }) => item.slug).sort()).toEqual([
    ...['care', 'fi', 'gimbi', 'is', 'itellico', 'no', 'p2p-sandbox', 'se', 'territories'],
  ])
  expect((await fetch(`http://127.0.0.1:${port}/`, { headers: { accept: 'text/html' } })).status).toBe(200)
  expect((await fetch(`http://127.0.0.1:${port}/health/ready`)).status).toBe(200)
  expect((await signIn()).status).toBe(200)
}, 120_000)

test('a demonstration is not to be had from other machines, whatever HOST says', async () => {
  const outward = Object.values(networkInterfaces())
    .flat()
    .find((each) => each?.family === 'IPv4' && !each.internal)
  if (!outward) return
  await expect(reach(outward.address)).rejects.toThrow('ECONNREFUSED')
  await expect(reach('127.0.0.1')).resolves.toBeUndefined()
})

test('a command of the terminal works beside a running server and leaves its database alone', async () => {
  const { code, out } = await guildhall(['tenant', 'list', '--json'], { env })
  expect(code).toBe(0)
  expect(JSON.parse(out)).toHaveLength(9)
  expect((await fetch(`http://127.0.0.1:${port}/health/ready`)).status).toBe(200)
})

test('[INV-15] one line at the terminal invites the first administrator of a territory, who then runs it', async () => {
  const { code, out } = await guildhall(['invite', '--tenant', 'territories'], { env })
  expect(code).toBe(0)
  const invitation = new URL(out.trim().split('\n').at(-1) ?? '').searchParams.get('token')
  const at = { 'x-tenant': 'territories' }
  const offer = await (await api(`/invitations/validate?token=${invitation}`, { headers: at })).json()
  expect(offer.roles).toEqual(['Territory admin'])
  const person = { email: 'first@territories.example', password: 'a quiet billabong at dusk', displayName: 'First' }
  const joined = await api('/auth/register', { method: 'POST', headers: at, body: JSON.stringify({ ...person, invitation }) })
  const headers = { ...at, authorization: `Bearer ${(await joined.json()).token}` }
  expect((await (await api('/auth/me', { headers })).json()).permissions).toContain('*')
  expect((await guildhall(['invite', '--tenant', 'nowhere'], { env })).code).not.toBe(0)
})

test('a community suspended at the terminal is gone from the running server, and comes back', async () => {
  await guildhall(['tenant', 'suspend', 'care', '--reason', 'The rent is not paid.'], { env })
  await expect.poll(async () => (await api('/community', { headers: { 'x-tenant': 'care' } })).status).toBe(404)
  await guildhall(['tenant', 'activate', 'care', '--reason', 'The rent is paid now.'], { env })
  await expect.poll(async () => (await api('/community', { headers: { 'x-tenant': 'care' } })).status).toBe(200)
})

test('a port in use is said at once, with what to do', async () => {
  const { code, err } = await guildhall(['serve'], { env })
  expect(code).toBe(69)
  expect(err).toContain(`Something else is listening on port ${port} on 127.0.0.1`)
  expect(err).toContain(`PORT=${port + 1}`)
})

test('what was acknowledged before a kill -9 of the whole program is there after the next start', async () => {
  const { token } = await (await signIn()).json()
  const authorization = `Bearer ${token}`
  const { items } = await (await api('/forum/categories', { headers: { authorization } })).json()
  const body = JSON.stringify({
    category: items.find((item: { key: string }) => item.key !== 'announcements').slug,
    title: 'Written just before the lights went out',
    body: 'Still here?',
  })
  const created = await api('/forum/topics', { method: 'POST', headers: { authorization }, body })
  expect(created.status).toBeLessThan(300)
  const { topic } = await created.json()

  const killed = [...childrenOf(demo.pid), ...postmastersOf(data.path)]
  for (const pid of killed) process.kill(pid, 'SIGKILL')
  await demo.kill('SIGKILL')

  const began = performance.now()
  demo = await startGuildhall(['demo'], { env, with: starter })
  console.info(`demo: next start ${Math.round(performance.now() - began)} ms`)
  const found = await api(`/forum/topics/${topic.id}`, { headers: { authorization } })
  expect(await found.text()).toContain('Written just before the lights went out')
}, 60_000)

test('the program stops in order when its starter is killed', async () => {
  const [program] = childrenOf(demo.pid)
  await demo.kill('SIGKILL')
  await expect.poll(() => isRunning(program), { timeout: 10_000 }).toBe(false)
  expect(postmastersOf(data.path)).toEqual([])
})

test('[API-13] SIGTERM lets a request under way finish, then stops everything and ends with 0', async () => {
  demo = await startGuildhall(['demo'], { env, with: starter })
  const request = await halfSentSignIn()
  const ended = demo.kill('SIGTERM')
  await expect.poll(() => reach('127.0.0.1').catch((error) => error.code)).toBe('ECONNREFUSED')
  expect(await request.finish()).toMatch(/^HTTP\/1.1 200 OK/)
  expect((await ended).code).toBe(0)
  expect(postmastersOf(data.path)).toEqual([])
})

test('a real server has no demo people and asks for a community of one’s own', async () => {
  const own = dataFolder()
  onTestFinished(() => own.remove())
  const servedAt = await freePort()
  const settings = { DATA_DIR: own.path, PORT: String(servedAt), LOG_LEVEL: 'warn' }
  const made = await guildhall(['tenant', 'create', 'gimbi', '--blueprint', 'gimbi'], { env: settings })
  expect(made).toMatchObject({ code: 0, out: expect.stringContaining(`http://gimbi.localhost:${servedAt}`) })
  const person = ['--tenant', 'gimbi', '--email', 'ada@example.org', '--name', 'Ada']
  const unknownRole = await guildhall(['user', 'create', ...person, '--role', 'queen'], { env: settings })
  expect(unknownRole).toMatchObject({ code: 65, err: expect.stringContaining('has no role queen. It has: ') })
  const input = 'correct horse battery\n'
  const user = await guildhall(['user', 'create', ...person, '--role', 'admin', '--password-stdin'], { env: settings, input })
  expect(user.code).toBe(0)

  const server = await startGuildhall(['serve'], { env: settings })
  const login = (email: string, password: string) =>
    fetch(`http://127.0.0.1:${servedAt}/api/v1/auth/login`, {
      method: 'POST',
      headers: { 'x-tenant': 'gimbi', 'content-type': 'application/json' },
      body: JSON.stringify({ email, password }),
    })
  expect((await login('ada@example.org', input.trim())).status).toBe(200)
  expect((await login(account.email, account.password)).status).toBe(401)
  expect((await server.kill('SIGINT')).code).toBe(0)
}, 60_000)

test('[DEV-01] the starter says which Node is too old, and keeps the exit code of the program', async () => {
  const old = 'data:text/javascript,Object.defineProperty(process,"versions",{value:{...process.versions,node:"18.20.4"}})'
  const [node, script] = starter as [string, string]
  const refused = spawnSync(node, ['--import', old, script, 'demo'], { encoding: 'utf8' })
  expect(refused).toMatchObject({ status: 1, stderr: expect.stringContaining('This is Node 18.20.4; Guildhall needs 20.19') })
  expect((await guildhall(['no-such-command'], { with: starter })).code).toBe(64)
})

function reach(address: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, address, () => socket.destroy())
    socket.once('error', reject)
    socket.once('close', () => resolve())
  })
}

/** A request whose headers have arrived and whose body has not. */
async function halfSentSignIn() {
  const body = JSON.stringify(account)
  const head = ['POST /api/v1/auth/login HTTP/1.1', 'host: localhost', 'x-tenant: gimbi', 'content-type: application/json']
  const socket = connect(port, '127.0.0.1')
  socket.write(`${head.join('\r\n')}\r\nconnection: close\r\ncontent-length: ${body.length}\r\n\r\n${body.slice(0, 10)}`)
  await new Promise((done) => setTimeout(done, 300))
  return {
    finish: () => {
      socket.write(body.slice(10))
      return text(socket)
    },
  }
}

function childrenOf(pid: number): number[] {
  const listed = spawnSync('ps', ['-o', 'pid=', '--ppid', String(pid)], { encoding: 'utf8' }).stdout
  return listed.trim().split(/\s+/).filter(Boolean).map(Number)
}

function postmastersOf(dataDir: string): number[] {
  const pids = readdirSync('/proc').filter((name) => /^\d+$/.test(name))
  return pids.filter((pid) => commandOf(pid).includes(`-D\0${dataDir}`)).map(Number)
}

const isRunning = (pid: number | undefined) => commandOf(String(pid)) !== ''

function commandOf(pid: string): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8')
  } catch {
    return ''
  }
}

test.each([
  ['PORT', 'eighty', /PORT: found "eighty", expected a whole number from 1 to 65535/],
  ['SECRET_KEY', 'short', /SECRET_KEY: found 5 characters that are not that, expected 32 characters or more/],
  ['APP_ENV', 'production', /SECRET_KEY: found nothing, expected 32 characters/],
])('[API-22] %s=%s keeps the server from starting and says why', async (name, value, expected) => {
  const { code, err } = await guildhall(['serve'], { env: { ...env, [name]: value } })
  expect(code).toBe(78)
  expect(err).toMatch(expected)
  expect(err).not.toContain('    at ')
})

test('[DB-01] a database that cannot be reached is named with what to do, without its password', async () => {
  const nobody = await freePort()
  const url = `postgres://guildhall:hunter2hunter2@127.0.0.1:${nobody}/guildhall`
  const { code, err } = await guildhall(['serve'], { env: { ...env, PORT: String(await freePort()), DATABASE_URL: url } })
  expect(code).toBe(69)
  expect(err).toMatch(new RegExp(`DATABASE_URL \\(127\\.0\\.0\\.1:${nobody}, database guildhall\\).*nothing answers there`))
  expect(err).not.toContain('hunter2')
})

test('something that is no PostgreSQL is not waited for without end', async () => {
  const deaf = createServer((socket) => socket.destroy())
  await new Promise<void>((done) => deaf.listen(0, '127.0.0.1', done))
  onTestFinished(() => void deaf.close())
  const { port: at } = deaf.address() as { port: number }
  const { code } = await guildhall(['migrate'], { env: { ...env, DATABASE_URL: `postgres://a@127.0.0.1:${at}/b` } })
  expect(code).toBe(69)
})
