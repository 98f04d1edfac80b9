import { createHash, randomBytes } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import pg from 'pg'
import { inject } from 'vitest'
import { connect, connectionAs, type Database, type Module, migrate, rolePasswords } from '../src/host.ts'

export type TestDatabase = {
  db: Database
  owner: pg.Pool
  /** Further connections to the same database, as another process has; whoever asks closes them. */
  reconnect(): Database
  drop(): Promise<void>
}

/** The same in every worker, because roles and their passwords belong to the whole server. */
export const SECRET_KEY = 'a secret that only protects data nobody misses'

const kernelMigrations = new URL('../migrations/', import.meta.url)
const LOCK = 7_305_002

/** A database of the caller's own with the modules' tables, cloned from a template made once per set of migrations. */
export async function createDatabase(modules: readonly Module[]): Promise<TestDatabase> {
  const name = `test_${randomBytes(6).toString('hex')}`
  await cloneTemplate(modules, name)
  const { url, passwords } = server()
  const owner = addressOf(name)
  const reconnect = () =>
    connect({ app: connectionAs(owner, 'app', passwords), system: connectionAs(owner, 'system', passwords), poolSize: 6 })
  const db = reconnect()
  // The owner may be called as our schema of helpers is, which would then come first.
  const ownerPool = new pg.Pool({ connectionString: owner, max: 2, options: '-c search_path=public' })
  return {
    db,
    owner: ownerPool,
    reconnect,
    async drop() {
      await Promise.all([db.close(), ownerPool.end()])
      await asAdministrator(url, (client) => client.query(`drop database if exists ${name} with (force)`))
    },
  }
}

/** An empty database and the address of its owner, for tests of the migrations themselves. */
export async function createEmptyDatabase(): Promise<{ address: string; passwords: Passwords; drop(): Promise<void> }> {
  const { url, passwords } = server()
  const name = `test_${randomBytes(6).toString('hex')}`
  await asAdministrator(url, (client) => client.query(`create database ${name} template template0`))
  const drop = async () =>
    void (await asAdministrator(url, (client) => client.query(`drop database if exists ${name} with (force)`)))
  return { address: addressOf(name), passwords, drop }
}

type Passwords = { app: string; system: string } | null

function server(): { url: string; passwords: Passwords } {
  const { url, trusted } = inject('postgres')
  return { url, passwords: trusted ? null : rolePasswords(SECRET_KEY) }
}

// A template must have no connections while it is copied, and roles belong to the server: one worker at a time.
async function cloneTemplate(modules: readonly Module[], name: string): Promise<void> {
  const { url, passwords } = server()
  const template = `template_${fingerprint(modules)}`
  await asAdministrator(url, async (client) => {
    await client.query('select pg_advisory_lock($1)', [LOCK])
    const { rowCount } = await client.query('select from pg_database where datname = $1', [template])
    if (!rowCount) {
      const making = `making_${template}`
      await client.query(`drop database if exists ${making} with (force)`)
      await client.query(`create database ${making} template template0`)
      await migrate(addressOf(making), modules, passwords)
      await client.query(`alter database ${making} rename to ${template}`)
    }
    await client.query(`create database ${name} template ${template} strategy file_copy`)
  })
}

function fingerprint(modules: readonly Module[]): string {
  const hash = createHash('sha256')
  for (const folder of [kernelMigrations, ...modules.map(({ migrations }) => migrations)]) {
    for (const file of readdirSync(folder).sort()) hash.update(file).update(readFileSync(new URL(file, folder)))
  }
  return hash.digest('hex').slice(0, 12)
}

function addressOf(database: string): string {
  const url = new URL(inject('postgres').url)
  url.pathname = `/${database}`
  return url.href
}

async function asAdministrator<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}
