import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import type { Module } from '../module/module.ts'
import type { Connection } from './pool.ts'
import { rebaseOutbox } from './rebase-outbox.ts'

export type MigrationResult = { applied: readonly string[]; serverVersion: number }
type Migration = { module: string; file: string; sql: string; checksum: string }

const kernelMigrations = new URL('../../migrations/', import.meta.url)
const LOCK = 7_305_001

/** A migration that cannot be applied: says which file, why and what to do. */
export class MigrationFault extends Error {}

/**
 * Brings a database to the state the modules need: roles, then each module's numbered SQL files, kernel first, each in
 * its own transaction. Safe to run from several processes at once and again.
 *
 * @param owner connection of the role that owns the tables; needs CREATEROLE the first time
 * @param passwords what guildhall_app and guildhall_system sign in with; null where the socket is trusted
 */
export async function migrate(
  owner: Connection,
  modules: readonly Pick<Module, 'key' | 'migrations'>[],
  passwords: { app: string; system: string } | null = null,
): Promise<MigrationResult> {
  const client = new pg.Client(typeof owner === 'string' ? { connectionString: owner } : owner)
  await client.connect()
  try {
    const serverVersion = await checkVersion(client)
    await client.query('select pg_advisory_lock($1)', [LOCK])
    // An owner called guildhall would otherwise find its tables in the schema of that name.
    await client.query("set lock_timeout = '5s'; set search_path = public")
    await ensureRoles(client, passwords)
    const applied = await applyAll(client, await readMigrations(modules))
    await rebaseOutbox(client)
    return { applied, serverVersion }
  } finally {
    await client.end()
  }
}

async function checkVersion(client: pg.Client): Promise<number> {
  const { rows } = await client.query("select current_setting('server_version_num')::int as version")
  const version: number = rows[0].version
  if (version >= 150_000) return version
  throw new MigrationFault(
    `This PostgreSQL is version ${Math.floor(version / 10_000)}; Guildhall needs 15 or newer. Upgrade the server or leave DATABASE_URL unset to use the embedded one.`,
  )
}

async function ensureRoles(client: pg.Client, passwords: { app: string; system: string } | null) {
  for (const kind of ['app', 'system'] as const) {
    const role = `guildhall_${kind}`
    const { rowCount } = await client.query('select from pg_roles where rolname = $1', [role])
    if (!rowCount) await client.query(`create role ${role} login nosuperuser nocreatedb nocreaterole nobypassrls`)
    if (passwords) await client.query(`alter role ${role} password ${pg.escapeLiteral(passwords[kind])}`)
    await client.query(`grant ${role} to current_user`)
    await client.query(`grant usage on schema public to ${role}`)
  }
  for (const setting of [
    "statement_timeout = '15s'",
    "idle_in_transaction_session_timeout = '30s'",
    "lock_timeout = '5s'",
    "timezone = 'UTC'",
    'jit = off',
    'search_path = public',
  ]) {
    await client.query(`alter role guildhall_app set ${setting}`)
  }
}

async function readMigrations(modules: readonly Pick<Module, 'key' | 'migrations'>[]): Promise<Migration[]> {
  const sources = [{ key: 'kernel', migrations: kernelMigrations }, ...modules]
  const found = await Promise.all(sources.map(readModule))
  return found.flat()
}

async function readModule({ key, migrations }: Pick<Module, 'key' | 'migrations'>): Promise<Migration[]> {
  const files = (await readdir(fileURLToPath(migrations))).filter((file) => file.endsWith('.sql')).sort()
  return Promise.all(
    files.map(async (file) => {
      const sql = await readFile(new URL(file, migrations), 'utf8')
      return { module: key, file, sql, checksum: createHash('sha256').update(sql).digest('hex') }
    }),
  )
}

async function applyAll(client: pg.Client, migrations: readonly Migration[]): Promise<string[]> {
  await client.query(`create table if not exists guildhall_migrations (
    module text not null, file text not null, checksum text not null, applied_at timestamptz not null default now(),
    primary key (module, file))`)
  const { rows } = await client.query('select module, file, checksum from guildhall_migrations')
  const known = new Map<string, string>(rows.map((row) => [`${row.module}/${row.file}`, row.checksum]))
  const applied: string[] = []
  for (const migration of migrations) {
    const name = `${migration.module}/${migration.file}`
    const checksum = known.get(name)
    if (checksum === migration.checksum) continue
    if (checksum)
      throw new MigrationFault(
        `The migration ${name} was changed after it had been applied here. Restore the file and put the change into a new one.`,
      )
    await applyOne(client, migration, name)
    applied.push(name)
  }
  return applied
}

async function applyOne(client: pg.Client, migration: Migration, name: string) {
  try {
    await client.query('begin')
    await client.query(migration.sql)
    await client.query('insert into guildhall_migrations (module, file, checksum) values ($1, $2, $3)', [
      migration.module,
      migration.file,
      migration.checksum,
    ])
    await client.query('commit')
  } catch (error) {
    await client.query('rollback').catch(() => {})
    throw new MigrationFault(`The migration ${name} failed and changed nothing: ${(error as Error).message}`, { cause: error })
  }
}
