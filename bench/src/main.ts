import pg from 'pg'
import { type Running, startProgram, startRaw, temporaryFolder } from './app.ts'
import { type Checks, measureChecks } from './checks.ts'
import { type BenchCommunity, openCommunity } from './community.ts'
import { memory } from './cpu.ts'
import { liveLatency, send } from './live.ts'
import { load, type Measured, type Observed, type Target } from './load.ts'
import { type Row, table } from './report.ts'
import { DATASET } from './seed.ts'
import { measureSockets, type Sockets } from './sockets.ts'

// npm run bench -- [--quick] [--only=argon2,sign]: the program under load, and beside it what the same machine can do at most.
// `--only`: just the rows, and the limits, whose names have one of these in them.
const seconds = process.argv.includes('--quick') ? 2 : 6
const only = process.argv
  .find((argument) => argument.startsWith('--only='))
  ?.slice('--only='.length)
  .split(',')
const isWanted = ({ name }: { name: string }) => !only || only.some((part) => name.includes(part))

const folder = temporaryFolder()
const community = await openCommunity(folder.path)
try {
  await createRawTables(community.ownerUrl)
  const raw = await measureRaw(community)
  const program = await startProgram('serve', { DATA_DIR: folder.path, TRUST_PROXY: '1' })
  try {
    const idle = await settledMemory(program.pid, community.postgresPid)
    const rows = await measureProgram(community, program, raw)
    const live = only ? null : await measureLive(community, program)
    const sockets = isWanted({ name: 'sockets' }) ? await measureCrowd(community, program) : null
    const checks = await measureChecks(community)
    print({ raw: [...raw.values()], rows, live, sockets, checks, idle, readyAfterMs: program.readyAfterMs })
  } finally {
    await program.stop()
  }
} finally {
  await community.close()
  folder.remove()
}

/** The commands of the program answer as JSON; pages as HTML. Aims are those of the project's foundation. */
async function measureProgram(at: BenchCommunity, program: Running, raw: Map<string, Measured>): Promise<Row[]> {
  const base = `http://127.0.0.1:${program.port}`
  const host = { host: `${at.slug}.localhost:${program.port}` }
  const bearer = { ...host, authorization: `Bearer ${at.member.token}` }
  const cookie = { ...host, cookie: `guildhall_session=${at.member.token}` }
  const json = { 'content-type': 'application/json' }
  const against = (name: string, aim?: number) => ({ name, perSecond: raw.get(name)?.perSecond ?? Number.NaN, aim })
  const api = (path: string) => `${base}/api/v1${path}`
  const signIn = { url: api('/auth/login'), method: 'POST', headers: { ...host, ...json } } as const
  let person = 0
  const everybodyInTurn = (placeOf: (person: number) => string) => ({
    body: () => {
      person = 1 + (person % DATASET.members)
      return JSON.stringify({ email: `bench${person}@example.org`, password: at.member.password })
    },
    from: () => placeOf(person),
  })
  const targets: (Target & { against?: Row['against'] })[] = [
    { name: 'topic list, JSON, visitor', url: api('/forum/topics'), headers: host, against: against('list') },
    { name: 'topic list, JSON, signed in', url: api('/forum/topics'), headers: bearer, against: against('list', 0.45) },
    { name: 'topic, JSON, visitor', url: api('/forum/topics/topic-1'), headers: host, against: against('topic') },
    { name: 'topic, JSON, signed in', url: api('/forum/topics/topic-1'), headers: bearer, against: against('topic', 0.45) },
    { name: 'topic list, HTML, visitor', url: `${base}/latest`, headers: host, against: against('list') },
    { name: 'topic, HTML, visitor', url: `${base}/t/topic-1`, headers: host, against: against('topic', 0.4) },
    { name: 'topic list, HTML, signed in', url: `${base}/latest`, headers: cookie, against: against('list') },
    { name: 'topic, HTML, signed in', url: `${base}/t/topic-1`, headers: cookie, against: against('topic') },
    {
      name: 'search',
      url: api(`/forum/search?q=${encodeURIComponent(at.searchFor)}`),
      headers: bearer,
      against: against('search', 0.5),
    },
    {
      name: 'reply',
      url: api('/forum/topics/topic-2/posts'),
      method: 'POST',
      headers: { ...bearer, ...json },
      body: () => JSON.stringify({ body: 'A reply of some length, as people write them.' }),
      against: against('reply', 0.6),
    },
    {
      name: 'reply, many topics',
      url: api('/forum/topics/topic-3/posts'),
      method: 'POST',
      headers: { ...bearer, ...json },
      path: () => `/api/v1/forum/topics/topic-${3 + below(4000)}/posts`,
      body: () => JSON.stringify({ body: 'A reply of some length, as people write them.' }),
      against: against('reply', 0.6),
    },
    {
      ...signIn,
      name: 'sign in, known device',
      // Everybody from a place of their own, over and over: the limits for one of them are not what is measured.
      ...everybodyInTurn((person) => `10.0.${person >> 8}.${person & 255}`),
      against: against('argon2', 0.9),
    },
    {
      ...signIn,
      name: 'sign in, new device, with its mail',
      ...everybodyInTurn(() => `${11 + below(200)}.${below(256)}.${below(256)}.${below(256)}`),
      against: against('argon2'),
    },
    { name: 'who am I', url: api('/auth/me'), headers: bearer },
  ]
  const observed: Observed = {
    serverPid: program.pid,
    postgresPid: at.postgresPid,
    statements: () => statementsOf(base),
  }
  const rows: Row[] = []
  for (const { against, ...target } of targets.filter(isWanted))
    rows.push({ ...(await load(target, seconds, observed)), against })
  return rows
}

async function measureRaw(at: BenchCommunity): Promise<Map<string, Measured>> {
  const server = await startRaw(at.ownerUrl, [at.tenantId, at.searchFor])
  const measured = new Map<string, Measured>()
  const observed = { serverPid: server.pid, postgresPid: at.postgresPid }
  try {
    const names = ['static', 'list', 'topic', 'search', 'commit', 'reply', 'argon2'].map((name) => ({ name }))
    for (const { name } of names.filter(isWanted)) {
      measured.set(name, await load({ name, url: `http://127.0.0.1:${server.port}/${name}` }, seconds, observed))
    }
  } finally {
    await server.stop()
  }
  return measured
}

function measureLive(at: BenchCommunity, program: Running) {
  const base = `http://127.0.0.1:${program.port}`
  const headers = {
    host: `${at.slug}.localhost:${program.port}`,
    authorization: `Bearer ${at.member.token}`,
    'content-type': 'application/json',
  }
  return liveLatency({ base, headers, topic: 'topic-5', count: 200 })
}

/** Many who only have a page open, and a thousand who read one topic. */
async function measureCrowd(at: BenchCommunity, program: Running): Promise<Sockets> {
  const host = `${at.slug}.localhost:${program.port}`
  const headers = { host, authorization: `Bearer ${at.member.token}`, 'content-type': 'application/json' }
  const base = `http://127.0.0.1:${program.port}`
  const path = '/api/v1/forum/topics/topic-7'
  const { topic } = await send(base, headers, { method: 'GET', path })
  const reply = { method: 'POST', path: `${path}/posts`, body: { body: 'Heard by many.' } }
  return measureSockets({
    ...{ port: program.port, host, room: `forum.topic:${topic.id}`, serverPid: program.pid, postgresPid: at.postgresPid },
    ...{ idle: 5_000, listeners: 1_000 },
    happen: () => send(base, headers, reply).then(() => {}),
  })
}

function below(limit: number): number {
  return Math.floor(Math.random() * limit)
}

async function createRawTables(ownerUrl: string) {
  const client = new pg.Client({ connectionString: ownerUrl })
  await client.connect()
  await client.query(`set search_path = public;
    create table bench_raw_posts (tenant_id uuid, id bigint generated always as identity, topic_id uuid, author_id uuid, body text,
      created_at timestamptz default now(), primary key (tenant_id, id));
    create table bench_raw_events (tenant_id uuid, seq bigint generated always as identity, name text, data jsonb,
      at timestamptz default now(), primary key (tenant_id, seq))`)
  await client.end()
}

async function settledMemory(serverPid: number, postgresPid: number): Promise<number | null> {
  await new Promise((resolve) => setTimeout(resolve, 3_000))
  return memory(serverPid, postgresPid)
}

async function statementsOf(base: string): Promise<number> {
  const { get } = await import('node:http')
  const text = await new Promise<string>((resolve, reject) =>
    get(`${base}/metrics`, (response) => {
      let body = ''
      response.on('data', (part) => {
        body += part
      })
      response.on('end', () => resolve(body))
    }).on('error', reject),
  )
  return Number(text.match(/^\w*db_statements_total(?:\{[^}]*\})? (\S+)/m)?.[1] ?? Number.NaN)
}

type Report = {
  raw: Measured[]
  rows: Row[]
  live: Awaited<ReturnType<typeof measureLive>> | null
  sockets: Sockets | null
  checks: Checks
  idle: number | null
  readyAfterMs: number
}

function print({ raw, rows, live, sockets, checks, idle, readyAfterMs }: Report) {
  const say = (text: string) => process.stdout.write(`${text}\n`)
  say(
    `\n${DATASET.members} members, ${DATASET.topics} topics, ${DATASET.posts} posts; 16 connections, ${seconds} s each, loopback; ${process.version}`,
  )
  say('\nWhat this machine can do at most (node:http, one plain statement)\n')
  say(table(raw))
  say('\nGuildhall\n')
  say(table(rows))
  const { session, permission } = checks
  say(
    `\nKnowing who asks and their rights: ${session ? `${session.server.toFixed(3)} ms node, ${session.postgres.toFixed(3)} ms pg` : 'unknown here'} (aim ≤ 0.15 ms node); one right of an actor: ${permission.toFixed(2)} µs (aim ≤ 20 µs)`,
  )
  if (sockets) {
    const { idle: open, kibEach, fanOut } = sockets
    say(
      `${open} sockets that only stay open: ${kibEach === null ? 'unknown here' : `${kibEach.toFixed(1)} KiB each`} (aim ≤ 30); a reply to its ${fanOut.sent / 20} listeners: p50 ${fanOut.p50.toFixed(1)} ms, p95 ${fanOut.p95.toFixed(1)} ms after it was sent (${fanOut.received} of ${fanOut.sent} arrived; aim p95 ≤ 100 ms)`,
    )
  }
  if (!live) return
  say(
    `Live delivery, sent to seen: p50 ${live.p50.toFixed(1)} ms, p95 ${live.p95.toFixed(1)} ms, p99 ${live.p99.toFixed(1)} ms (${live.received} of ${live.sent} arrived; aim p95 ≤ 50 ms)`,
  )
  say(
    `Memory when idle, with PostgreSQL: ${idle === null ? 'unknown here' : `${idle.toFixed(0)} MiB`} (aim ≤ 250); ready after ${(readyAfterMs / 1000).toFixed(1)} s`,
  )
}
