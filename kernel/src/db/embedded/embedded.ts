import { chownSync, existsSync, mkdtempSync, realpathSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { findBinaries } from './binaries.ts'
import { ensureCluster, privateFolder } from './cluster.ts'
import { EmbeddedFault, explain } from './fault.ts'
import { hold } from './holders.ts'
import { findRunning, halt, type Launch, launch, type Postmaster } from './postmaster.ts'
import { isPostmasterOf } from './process.ts'
import { assertReachable, chooseUser, type RunAs } from './run-as.ts'
import { type Profile, type Settings, settingArguments } from './settings.ts'
import { type EmbeddedLog, supervise } from './supervise.ts'

export type EmbeddedOptions = {
  /** Everything lives in `<dataDir>/postgres`. */
  dataDir: string
  log?: EmbeddedLog
  /** `durable` unless this is a database a test may lose. */
  profile?: Profile
  /** PostgreSQL settings on top of the profile's: `{ work_mem: '16MB' }`. */
  settings?: Settings
}

export type Embedded = {
  /** `postgres://` address over the private socket; `owner` is the superuser, for migrations only. */
  url(role: 'owner' | 'app' | 'system'): string
  socketDir: string
  /** Of the server now running; another after a crash. */
  pid(): number
  /** `created`: the cluster is new; `adopted`: the server was running already, its last parent having died. */
  origin: 'created' | 'started' | 'adopted'
  /** Stops the server unless another process on this machine still uses it. */
  stop(): Promise<void>
}

/** Major version of the packaged binaries; each has a folder of its own, so an upgrade never opens the old one's files. */
const MAJOR = '18'

/**
 * Starts the PostgreSQL that came with npm, or takes over the one already running on this folder. Reached only through
 * a socket in a folder closed to everyone else, which is why no passwords are needed. A server that dies is started
 * again and recovers what it acknowledged. Throws an EmbeddedFault that says what to do.
 */
export async function startEmbedded(options: EmbeddedOptions): Promise<Embedded> {
  const { dataDir, log, profile = 'durable', settings } = options
  const binaries = findBinaries()
  const home = join(dataDir, 'postgres')
  const { clusterDir, user, created } = prepare(home, binaries, profile)
  const plan = { binaries, clusterDir, user, logFile: join(home, 'server.log'), settings: settingArguments(profile, settings) }
  const holder = hold(join(home, 'holders'))
  try {
    const first = await startReady({ ...plan, socketDir: socketFolder(home, user) })
    const server = supervise({ first, clusterDir, log, restart: () => launchSafely({ ...plan, socketDir: first.socketDir }) })
    return {
      url: (role) => addressOf(first.socketDir, role === 'owner' ? 'guildhall' : `guildhall_${role}`, 'guildhall'),
      socketDir: first.socketDir,
      pid: () => server.current().pid,
      origin: first.adopted ? 'adopted' : created ? 'created' : 'started',
      async stop() {
        await server.release()
        if (!holder.release()) return
        await halt(server.current(), clusterDir)
        if (!first.socketDir.startsWith(home)) rmSync(first.socketDir, { recursive: true, force: true })
      },
    }
  } catch (error) {
    holder.release()
    throw error
  }
}

function prepare(home: string, binaries: ReturnType<typeof findBinaries>, profile: Profile) {
  const wanted = join(home, MAJOR)
  const user = chooseUser(home)
  assertReachable(user, binaries.postgres, 'Move the checkout to a folder it may enter, such as /srv/guildhall')
  try {
    privateFolder(home, user)
  } catch (error) {
    throw explain(String((error as NodeJS.ErrnoException).code), home, error)
  }
  assertReachable(user, home, 'Set DATA_DIR to a folder it may enter, such as /srv/guildhall-data')
  const created = ensureCluster({ binaries, clusterDir: wanted, user, sync: profile === 'durable' })
  return { clusterDir: realpathSync(wanted), user, created }
}

/** A server with our database in it. One taken over may just be stopping for somebody else: then it is started again. */
async function startReady(plan: Launch): Promise<Started> {
  for (let attempt = 1; ; attempt++) {
    const started = await launchSafely(plan)
    try {
      await ensureDatabase(started.socketDir)
      return started
    } catch (error) {
      if (isPostmasterOf(started.pid, plan.clusterDir) || attempt === 5) throw error
    }
  }
}

type Started = Postmaster & { adopted: boolean }

/** Of two processes starting at once one gets the cluster; the other finds it running. Old sessions may need a moment to end. */
async function launchSafely(plan: Launch): Promise<Started> {
  for (let attempt = 1; ; attempt++) {
    const running = await findRunning(plan.clusterDir)
    if (running) return { ...running, adopted: true }
    try {
      return { ...(await launch(plan)), adopted: false }
    } catch (error) {
      const passing = error instanceof EmbeddedFault && /lock file|still in use/.test(error.message)
      if (!passing || attempt === 50) throw error
      await sleep(200)
    }
  }
}

/** The path of a socket may be 107 bytes long; a deep data folder gets a private one in the temporary folder. */
function socketFolder(home: string, user: RunAs): string {
  const usual = join(home, 'socket')
  if (Buffer.byteLength(join(usual, '.s.PGSQL.5432')) <= 107) {
    privateFolder(usual, user)
    return usual
  }
  const short = mkdtempSync(join(existsSync('/tmp') ? '/tmp' : tmpdir(), 'guildhall-'))
  if (user) chownSync(short, user.uid, user.gid)
  return short
}

const addressOf = (socketDir: string, user: string, database: string) =>
  `postgres://${user}@localhost:5432/${database}?host=${encodeURIComponent(socketDir)}`

async function ensureDatabase(socketDir: string) {
  const client = new pg.Client({ connectionString: addressOf(socketDir, 'guildhall', 'postgres') })
  await client.connect()
  try {
    const { rowCount } = await client.query("select from pg_database where datname = 'guildhall'")
    if (!rowCount) await client.query('create database guildhall')
  } catch (error) {
    // Another process was quicker.
    if (!['42P04', '23505'].includes((error as { code?: string }).code ?? '')) throw error
  } finally {
    await client.end()
  }
}
