import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { chownSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export type Throwaway = { url: string; stop(): Promise<void> }

/** Nothing in a test cluster outlives the tests, so it need not survive a power cut. */
const FAST = [
  'fsync=off',
  'synchronous_commit=off',
  'full_page_writes=off',
  'wal_level=minimal',
  'max_wal_senders=0',
  'autovacuum=off',
  'jit=off',
  'max_connections=200',
]

/**
 * A PostgreSQL of its own in a temporary folder, on a free port of 127.0.0.1, with a password: what an operator's server
 * looks like from outside. PostgreSQL refuses to run as root, so then it runs as the user postgres.
 */
export async function startThrowaway(programs: string): Promise<Throwaway> {
  const folder = mkdtempSync(join(tmpdir(), 'guildhall-postgres-'))
  const data = join(folder, 'data')
  const password = randomBytes(18).toString('base64url')
  const owner = unprivileged()
  mkdirSync(data, { mode: 0o700 })
  writeFileSync(join(folder, 'password'), password, { mode: 0o600 })
  if (owner) for (const path of [folder, data, join(folder, 'password')]) chownSync(path, owner.uid, owner.gid)
  execFileSync(
    join(programs, 'initdb'),
    [
      '-D',
      data,
      '-U',
      'postgres',
      '--auth=scram-sha-256',
      `--pwfile=${join(folder, 'password')}`,
      '--locale=C.UTF-8',
      '-E',
      'UTF8',
      '--no-sync',
    ],
    { stdio: 'pipe', cwd: folder, ...owner },
  )
  const port = await freePort()
  const settings = ['listen_addresses=127.0.0.1', `port=${port}`, `unix_socket_directories=${folder}`, ...FAST]
  const child = spawn(join(programs, 'postgres'), ['-D', data, ...settings.flatMap((setting) => ['-c', setting])], {
    stdio: 'pipe',
    cwd: folder,
    ...owner,
  })
  await ready(child)
  return {
    url: `postgres://postgres:${password}@127.0.0.1:${port}/postgres`,
    async stop() {
      const gone = new Promise((done) => child.once('exit', done))
      child.kill('SIGINT')
      await gone
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

function unprivileged(): { uid: number; gid: number } | null {
  if (process.getuid?.() !== 0) return null
  const id = (flag: string) => Number(execFileSync('id', [flag, 'postgres']).toString())
  return { uid: id('-u'), gid: id('-g') }
}

function freePort(): Promise<number> {
  return new Promise((done) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number }
      server.close(() => done(port))
    })
  })
}

function ready(child: ChildProcess): Promise<void> {
  let said = ''
  return new Promise((done, failed) => {
    child.stderr?.on('data', (part) => {
      said = `${said}${part}`.slice(-4000)
      if (said.includes('database system is ready to accept connections')) done()
    })
    child.once('exit', () => failed(new Error(`PostgreSQL did not start:\n${said}`)))
  })
}
