import { spawn, spawnSync } from 'node:child_process'
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { expect, onTestFinished, test } from 'vitest'
import { restoreLinks } from '../src/db/embedded/binaries.ts'
import { type Embedded, type EmbeddedOptions, startEmbedded } from '../src/db/embedded/embedded.ts'
import { isPostmasterOf } from '../src/db/embedded/process.ts'

const isRoot = process.getuid?.() === 0

test('[DB-01, DB-16] the first start makes a database reached through a private socket only; the next finds its rows', async () => {
  const dataDir = folder()
  const began = performance.now()
  const first = await start({ dataDir })
  const cold = performance.now() - began
  expect(first.origin).toBe('created')
  const [facts] = await rows(
    first,
    `select current_setting('listen_addresses') as listens, current_setting('fsync') as fsync, current_setting('jit') as jit,
            datlocprovider as provider, datlocale as locale, pg_encoding_to_char(encoding) as encoding, version() as version
       from pg_database where datname = current_database()`,
  )
  expect(facts).toMatchObject({ listens: '', fsync: 'on', jit: 'off', provider: 'b', locale: 'C.UTF-8', encoding: 'UTF8' })
  expect(facts['version']).toContain('PostgreSQL 18.')
  expect(statSync(first.socketDir).mode & 0o777).toBe(0o700)
  await rows(first, 'create table kept as select 42 as answer')
  await first.stop()
  expect(isPostmasterOf(first.pid(), dataDir)).toBe(false)

  const again = performance.now()
  const second = await start({ dataDir })
  console.info(`embedded PostgreSQL: first start ${Math.round(cold)} ms, next ${Math.round(performance.now() - again)} ms`)
  expect(second.origin).toBe('started')
  expect(await rows(second, 'select answer from kept')).toEqual([{ answer: 42 }])
})

test('settings and the test profile reach the server', async () => {
  const server = await start({ dataDir: folder(), profile: 'test', settings: { work_mem: '16MB' } })
  const [found] = await rows(server, "select current_setting('fsync') as fsync, current_setting('work_mem') as work_mem")
  expect(found).toEqual({ fsync: 'off', work_mem: '16MB' })
})

test('[DB-06] the log of the server holds neither statements nor rows', async () => {
  const dataDir = folder()
  const server = await start({ dataDir, profile: 'test' })
  await rows(server, "create table logins (email text unique); insert into logins values ('maja@example.dk')")
  await expect(rows(server, "insert into logins values ('maja@example.dk')")).rejects.toThrow('duplicate key')
  const log = readFileSync(join(dataDir, 'postgres', 'server.log'), 'utf8')
  expect(log).toContain('duplicate key')
  expect(log).not.toContain('maja')
})

test('a server killed under writes comes back by itself with every acknowledged row', async () => {
  const server = await start({ dataDir: folder() })
  await rows(server, 'create table written (id int primary key)')
  const before = server.pid()
  const acknowledged = await writeUntilBroken(server, () => process.kill(before, 'SIGKILL'))
  await until(() => server.pid() !== before)
  const found = await rows(server, 'select id from written')
  expect(acknowledged.length).toBeGreaterThan(10)
  expect(found.map((row) => row['id'])).toEqual(expect.arrayContaining(acknowledged))
})

test('the next start takes over the server of a killed process, and every acknowledged row is there', async () => {
  const dataDir = folder()
  const { acknowledged, serverPid } = await killedWriter(dataDir)
  const server = await start({ dataDir })
  expect([server.origin, server.pid()]).toEqual(['adopted', serverPid])
  const found = await rows(server, 'select id from written')
  expect(found.map((row) => row['id'])).toEqual(expect.arrayContaining(acknowledged))
  await server.stop()
  expect(isPostmasterOf(serverPid, dataDir)).toBe(false)
})

test('process and server killed together: the next start recovers every acknowledged row', async () => {
  const dataDir = folder()
  const { acknowledged, serverPid } = await killedWriter(dataDir)
  process.kill(serverPid, 'SIGKILL')
  const server = await start({ dataDir })
  expect(server.pid()).not.toBe(serverPid)
  const found = await rows(server, 'select id from written')
  expect(found.map((row) => row['id'])).toEqual(expect.arrayContaining(acknowledged))
})

test('a pid file that names a process of another kind does not keep the server from starting', async () => {
  const dataDir = folder()
  await (await start({ dataDir, profile: 'test' })).stop()
  const cluster = join(dataDir, 'postgres', '18')
  const { uid, gid } = statSync(cluster)
  const bystander = spawn('sleep', ['60'], { uid, gid })
  onTestFinished(() => void bystander.kill())
  writeFileSync(join(cluster, 'postmaster.pid'), `${bystander.pid}\n${cluster}\n1\n5432\n${dataDir}\n\n\nready   \n`)
  const server = await start({ dataDir, profile: 'test' })
  expect(server.pid()).not.toBe(bystander.pid)
  expect(await rows(server, 'select 1 as one')).toEqual([{ one: 1 }])
})

test('whoever stops last stops the server', async () => {
  const dataDir = folder()
  const serving = await start({ dataDir, profile: 'test' })
  const command = await start({ dataDir, profile: 'test' })
  expect([command.origin, command.pid()]).toEqual(['adopted', serving.pid()])
  await command.stop()
  expect(await rows(serving, 'select 1 as one')).toEqual([{ one: 1 }])
  await serving.stop()
  expect(isPostmasterOf(serving.pid(), dataDir)).toBe(false)
})

test('two processes starting on a new folder at once share one server', async () => {
  const dataDir = folder()
  const both = await Promise.all([childStart(dataDir), childStart(dataDir)])
  expect(both[0]?.pid).toBe(both[1]?.pid)
  for (const { child } of both) child.stdin?.end()
  expect(await Promise.all(both.map(({ child }) => new Promise((done) => child.once('exit', done))))).toEqual([0, 0])
  expect(isPostmasterOf(both[0]?.pid ?? 0, dataDir)).toBe(false)
})

test('a data folder too deep for a socket gets a short private one, which goes with the server', async () => {
  const dataDir = join(folder(), 'deep'.repeat(25))
  mkdirSync(dataDir, { recursive: true })
  const server = await start({ dataDir, profile: 'test' })
  expect(server.socketDir.length).toBeLessThan(60)
  expect(statSync(server.socketDir).mode & 0o777).toBe(0o700)
  expect(await rows(server, 'select 1 as one')).toEqual([{ one: 1 }])
  await server.stop()
  expect(existsSync(server.socketDir)).toBe(false)
})

test('an interrupted creation leaves nothing in the way', async () => {
  const dataDir = folder()
  const left = join(dataDir, 'postgres', '18.new-999999999')
  mkdirSync(left, { recursive: true })
  writeFileSync(join(left, 'PG_VERSION'), '18\n')
  expect((await start({ dataDir, profile: 'test' })).origin).toBe('created')
  expect(existsSync(left)).toBe(false)
})

test('links that npm did not make (ignore-scripts) are made', () => {
  const home = folder()
  mkdirSync(join(home, 'native', 'lib'), { recursive: true })
  writeFileSync(join(home, 'native', 'lib', 'libpq.so.5.18'), 'library')
  symlinkSync('nowhere', join(home, 'native', 'lib', 'other.so'))
  const links = [{ source: 'native/lib/libpq.so.5.18', target: 'native/lib/libpq.so.5' }]
  writeFileSync(join(home, 'native', 'pg-symlinks.json'), JSON.stringify(links))
  restoreLinks(home)
  restoreLinks(home)
  expect(readFileSync(join(home, 'native', 'lib', 'libpq.so.5'), 'utf8')).toBe('library')
})

test.skipIf(!isRoot)('as root, a folder the database user may not enter is named with what to do', async () => {
  const closed = folder()
  chmodSync(closed, 0o700)
  const starting = startEmbedded({ dataDir: join(closed, 'data') })
  await expect(starting).rejects.toThrow(new RegExp(`may not enter ${closed}\\. .*chmod o\\+x ${closed}.*DATABASE_URL`))
})

test.skipIf(!isRoot)('another user’s database is refused, naming both users', async () => {
  const dataDir = folder()
  await (await start({ dataDir, profile: 'test' })).stop()
  const owner = statSync(join(dataDir, 'postgres', '18')).uid
  const said = spawnSync(process.execPath, ['--input-type=module', '-e', writer(dataDir)], {
    uid: 65534,
    gid: 65534,
    encoding: 'utf8',
  })
  expect(said.stderr).toMatch(new RegExp(`belongs to user ${owner} and this runs as user 65534`))
})

test.skipIf(!canMount())('[DB-16] a disk too full for a database is said to be full, and no half-made one is left', async () => {
  const dataDir = mounted('size=12m')
  await expect(startEmbedded({ dataDir })).rejects.toThrow(/There is no room left on the disk of .*Free at least 200 MB/)
  expect(existsSync(join(dataDir, 'postgres', '18'))).toBe(false)
})

test.skipIf(!canMount())('a read-only data folder is said to be read-only', async () => {
  const dataDir = mounted('size=1m,ro')
  await expect(startEmbedded({ dataDir })).rejects.toThrow(/is on a read-only file system. Make it writable, or set DATA_DIR/)
})

test('a file in the way of the data folder is named', async () => {
  const dataDir = join(folder(), 'taken')
  writeFileSync(dataDir, '')
  await expect(startEmbedded({ dataDir })).rejects.toThrow(/file is in the way of the folder .*taken/)
})

function folder(): string {
  const path = mkdtempSync('/tmp/guildhall-pg-test-')
  chmodSync(path, 0o755)
  onTestFinished(() => rmSync(path, { recursive: true, force: true }))
  return path
}

async function start(options: EmbeddedOptions): Promise<Embedded> {
  const server = await startEmbedded(options)
  onTestFinished(() => server.stop())
  return server
}

async function rows(server: Embedded, sql: string): Promise<Record<string, unknown>[] & [Record<string, unknown>]> {
  const client = new pg.Client({ connectionString: server.url('owner') })
  await client.connect()
  try {
    return (await client.query(sql)).rows as never
  } finally {
    await client.end()
  }
}

/** Writes rows one by one, calls `strike` amid them and goes on until the connection breaks. */
async function writeUntilBroken(server: Embedded, strike: () => void): Promise<number[]> {
  const client = new pg.Client({ connectionString: server.url('owner') })
  client.on('error', () => {})
  await client.connect()
  const acknowledged: number[] = []
  setTimeout(strike, 150)
  try {
    for (let id = 0; ; id++) {
      await client.query('insert into written values ($1)', [id])
      acknowledged.push(id)
    }
  } catch {
    return acknowledged
  }
}

const writer = (dataDir: string) => `
  import { startEmbedded } from ${JSON.stringify(new URL('../src/db/embedded/embedded.ts', import.meta.url).href)}
  import pg from ${JSON.stringify(import.meta.resolve('pg'))}
  const server = await startEmbedded({ dataDir: ${JSON.stringify(dataDir)} })
  console.log('server ' + server.pid())
  const client = new pg.Client({ connectionString: server.url('owner') })
  await client.connect()
  await client.query('create table written (id int primary key)')
  for (let id = 0; ; id++) {
    await client.query('insert into written values ($1)', [id])
    console.log(id)
  }`

/** A process that starts a server, writes to it and is killed with no chance to clean up. */
async function killedWriter(dataDir: string) {
  const child = spawn(process.execPath, ['--input-type=module', '-e', writer(dataDir)], { stdio: ['ignore', 'pipe', 'inherit'] })
  const acknowledged: number[] = []
  let serverPid = 0
  for await (const line of createInterface(child.stdout)) {
    if (line.startsWith('server ')) serverPid = Number(line.slice(7))
    else acknowledged.push(Number(line))
    if (acknowledged.length === 50) child.kill('SIGKILL')
  }
  return { acknowledged, serverPid }
}

async function childStart(dataDir: string) {
  const code = `
    import { startEmbedded } from ${JSON.stringify(new URL('../src/db/embedded/embedded.ts', import.meta.url).href)}
    const server = await startEmbedded({ dataDir: ${JSON.stringify(dataDir)}, profile: 'test' })
    console.log(server.pid())
    process.stdin.on('end', () => server.stop()).resume()`
  const child = spawn(process.execPath, ['--input-type=module', '-e', code], { stdio: ['pipe', 'pipe', 'inherit'] })
  const [line] = await new Promise<string[]>((done) => createInterface(child.stdout).once('line', (text) => done([text])))
  return { child, pid: Number(line) }
}

async function until(condition: () => boolean) {
  for (let waited = 0; waited < 10_000 && !condition(); waited += 20) await sleep(20)
  expect(condition()).toBe(true)
}

function canMount(): boolean {
  if (!isRoot || process.platform !== 'linux') return false
  const place = mkdtempSync('/tmp/guildhall-mount-')
  const worked = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'guildhall-test', place]).status === 0
  if (worked) spawnSync('umount', [place])
  rmSync(place, { recursive: true, force: true })
  return worked
}

function mounted(options: string): string {
  const place = folder()
  spawnSync('mount', ['-t', 'tmpfs', '-o', `${options},mode=755`, 'guildhall-test', place])
  onTestFinished(() => void spawnSync('umount', ['-l', place]))
  return place
}
