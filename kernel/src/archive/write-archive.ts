import { createReadStream, createWriteStream } from 'node:fs'
import { mkdtemp, open, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import type pg from 'pg'
import { type Pack, pack } from 'tar-stream'
import type { Clock } from '../clock/clock.ts'
import type { Registry } from '../command/registry.ts'
import type { Site } from '../command/unit.ts'
import type { Database } from '../db/database.ts'
import { kyselyOver } from '../db/dialect.ts'
import { send } from '../db/pool.ts'
import type { Tenant } from '../tenant/tenant.ts'
import { type ArchivedTable, archivedTables } from './tables.ts'

/** What stands first in an archive. */
export type ArchiveHead = { format: 1; slug: string; name: string; madeAt: string; tables: readonly ArchivedTable[] }
export type ArchiveHost = { db: Database; registry: Registry; site: Site; clock: Clock }
type Options = { progress?: (percent: number) => Promise<void> | void; signal?: AbortSignal }

const ROWS_AT_ONCE = 500

/**
 * Writes everything of a tenant into a gzipped tar: its row, the logins of its members, each table as lines of JSON, and the
 * files its modules keep. One snapshot of the database, read in stretches: memory stays the same however large it is.
 */
export async function writeArchive(host: ArchiveHost, tenant: Tenant, { path, ...options }: Options & { path: string }) {
  const spool = await mkdtemp(join(tmpdir(), 'guildhall-archive-'))
  const archive = pack()
  const written = pipeline(archive, createGzip(), createWriteStream(path))
  // Seen through `written` below; until then a broken disk must not end the program.
  written.catch(() => {})
  try {
    await withSnapshot(host, tenant, (client) => writeTables(host, { client, tenant, archive, spool, ...options }))
    await writeFiles(host, { tenant, archive })
    archive.finalize()
    await written
    return { bytes: (await stat(path)).size }
  } catch (error) {
    archive.destroy()
    await written.catch(() => {})
    await rm(path, { force: true })
    throw error
  } finally {
    await rm(spool, { recursive: true, force: true })
  }
}

async function withSnapshot(host: ArchiveHost, tenant: Tenant, work: (client: pg.PoolClient) => Promise<void>) {
  const client = await host.db.appPool.connect()
  try {
    await client.query('begin isolation level repeatable read read only')
    await client.query("select set_config('app.tenant_id', $1, true), set_config('timezone', 'UTC', true)", [tenant.id])
    await work(client)
  } finally {
    await client.query('rollback').then(
      () => client.release(),
      (error) => client.release(error),
    )
  }
}

type Work = Options & { client: pg.PoolClient; tenant: Tenant; archive: Pack; spool: string }

async function writeTables(host: ArchiveHost, work: Work): Promise<void> {
  const { client, tenant, archive, progress, signal } = work
  const { modules } = host.registry
  const leftOut = modules.flatMap(({ archive }) => archive?.leavesOut ?? [])
  const tables = await archivedTables(
    kyselyOver((query) => send(client, query, {})),
    leftOut,
  )
  const { slug, name } = tenant
  const head: ArchiveHead = { format: 1, slug, name, madeAt: host.clock.now(), tables }
  await entry(archive, 'archive.json', JSON.stringify(head, null, 2))
  await spooled(work, { name: 'tenant.ndjson', select: lines('tenants', 'id = guildhall.current_tenant()') })
  await spooled(work, { name: 'domains.ndjson', select: lines('tenant_domains', 'tenant_id = guildhall.current_tenant()') })
  for (const { table, where } of modules.flatMap(({ archive }) => archive?.along ?? []))
    await spooled(work, { name: `along/${table}.ndjson`, select: lines(table, where) })
  for (const [done, table] of tables.entries()) {
    signal?.throwIfAborted()
    await progress?.(Math.floor((done / tables.length) * 90))
    await spooled(work, { name: `tables/${table.name}.ndjson`, select: linesOf(table) })
  }
}

const lines = (table: string, where: string) =>
  `select to_jsonb(t)::text as line from ${table} t where ${where} order by to_jsonb(t)::text`
const quoted = (names: readonly string[]) => names.map((name) => `"${name}"`).join(', ')
const linesOf = ({ name, columns, key }: ArchivedTable) =>
  `select to_jsonb(r)::text as line from (select ${quoted(columns)} from "${name}" order by ${quoted(key)}) r`

/** A tar entry says its length beforehand, so lines wait on the disk until it is known. */
async function spooled({ client, archive, spool }: Work, { name, select }: { name: string; select: string }): Promise<void> {
  const path = join(spool, 'lines')
  const file = await open(path, 'w')
  await client.query(`declare lines no scroll cursor for ${select}`)
  for (;;) {
    const { rows } = await client.query<{ line: string }>(`fetch ${ROWS_AT_ONCE} from lines`)
    if (rows.length > 0) await file.write(`${rows.map(({ line }) => line).join('\n')}\n`)
    if (rows.length < ROWS_AT_ONCE) break
  }
  await client.query('close lines')
  await file.close()
  const { size } = await stat(path)
  await pipeline(createReadStream(path), archive.entry({ name, size }))
}

async function writeFiles({ registry, site }: ArchiveHost, { tenant, archive }: Pick<Work, 'tenant' | 'archive'>): Promise<void> {
  for (const { key, kept } of registry.modules) {
    if (!kept) continue
    for await (const { name, bytes } of kept.list(site, tenant.id))
      await pipeline(await kept.read(site, tenant.id, name), archive.entry({ name: `files/${key}/${name}`, size: bytes }))
  }
}

const entry = (archive: Pack, name: string, text: string): Promise<void> =>
  new Promise((done, fail) => archive.entry({ name }, text, (error) => (error ? fail(error) : done())))
