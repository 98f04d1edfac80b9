import { createReadStream } from 'node:fs'
import { createInterface } from 'node:readline'
import { Readable } from 'node:stream'
import { text } from 'node:stream/consumers'
import { createGunzip } from 'node:zlib'
import type { Kysely } from 'kysely'
import { sql } from 'kysely'
import { extract } from 'tar-stream'
import type { Directory } from '../tenant/directory.ts'
import type { Tenant } from '../tenant/tenant.ts'
import { archivedTables } from './tables.ts'
import type { ArchiveHead, ArchiveHost } from './write-archive.ts'

/** An archive that cannot be read back here; nothing was changed. */
export class ArchiveFault extends Error {}

type Entry = AsyncIterable<Uint8Array> & { header: { name: string }; resume(): unknown }
const LINES_AT_ONCE = 200
const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g

/**
 * Makes the tenant of an archive live here as it was, in one transaction. Logins whose e-mail is known here are joined to
 * the ones there are. Throws ArchiveFault when its id or slug is taken or it was made by another version.
 * @param slug another address than it had
 */
type ReadingHost = ArchiveHost & { tenants: Directory }

export async function readArchive(host: ReadingHost, { path, slug }: { path: string; slug?: string }): Promise<Tenant> {
  const state: State = { host, slug, accounts: new Map() }
  try {
    const tenant = await inOneTransaction(host, state, path)
    return tenant
  } catch (error) {
    if (state.isNew && state.tenantId) for (const { kept } of host.registry.modules) await kept?.erase(host.site, state.tenantId)
    throw error
  }
}

type State = {
  host: ReadingHost
  slug: string | undefined
  /** Ids of logins there → ids of the same logins here. */
  accounts: Map<string, string>
  head?: ArchiveHead
  tenantId?: string
  /** No tenant of that id was here before. */
  isNew?: boolean
}

async function inOneTransaction(host: ReadingHost, state: State, path: string): Promise<Tenant> {
  const transaction = host.db.open({ tenantId: '', memberId: null })
  try {
    const entries = extract()
    const source = createReadStream(path)
    const unzipped = createGunzip()
    source.on('error', (error) => unzipped.destroy(error))
    unzipped.on('error', (error) => entries.destroy(error))
    source.pipe(unzipped).pipe(entries)
    for await (const entry of entries) {
      await readEntry(transaction.db, state, entry as unknown as Entry)
      entry.resume()
    }
    if (!state.tenantId) throw new ArchiveFault('This is not an archive of a community.')
    await transaction.commit()
    host.tenants.forget()
    return (await host.tenants.find(state.tenantId)) as Tenant
  } finally {
    await transaction.rollback()
  }
}

async function readEntry(db: Kysely<any>, state: State, entry: Entry): Promise<void> {
  const { name } = entry.header
  const [folder, ...rest] = name.split('/')
  if (name === 'archive.json') return readHead(db, state, await text(entry))
  if (!state.head) throw new ArchiveFault('This is not an archive of a community.')
  if (name === 'tenant.ndjson') return readTenant(db, state, await text(entry))
  if (name === 'domains.ndjson') return readDomains(db, state, entry)
  if (folder === 'along') return readAlong(db, state, { table: tableOf(name), entry })
  if (folder === 'tables') return readTable(db, state, { table: tableOf(name), entry })
  if (folder === 'files') return readFile(state, { module: rest[0] ?? '', name: rest.slice(1).join('/'), entry })
}

const tableOf = (name: string) => name.replace(/^.*\//, '').replace(/\.ndjson$/, '')

async function readHead(db: Kysely<any>, state: State, json: string): Promise<void> {
  const head = JSON.parse(json) as ArchiveHead
  const leftOut = state.host.registry.modules.flatMap(({ archive }) => archive?.leavesOut ?? [])
  const here = await archivedTables(db, leftOut)
  if (head.format !== 1 || JSON.stringify(head.tables) !== JSON.stringify(here))
    throw new ArchiveFault('The archive was made by another version of Guildhall. Read it back with that version, then upgrade.')
  state.head = head
}

async function readTenant(db: Kysely<any>, state: State, line: string): Promise<void> {
  const row = JSON.parse(line) as { id: string; slug: string; status: string; erase_after: string | null }
  const slug = state.slug ?? row.slug
  const known = await db
    .selectFrom('tenants')
    .select('slug')
    .where((where) => where.or([where('id', '=', row.id), where('slug', '=', slug)]))
    .executeTakeFirst()
  if (known) throw new ArchiveFault(`The community ${known['slug']} is here already, or has that address.`)
  state.tenantId = row.id
  state.isNew = true
  // Whoever brings a community back that was about to be erased wants to keep it.
  const status = row.status === 'deleting' ? 'suspended' : row.status
  await sql`select set_config('app.tenant_id', ${row.id}, true)`.execute(db)
  await insertLines(db, 'tenants', {
    columns: Object.keys(row),
    lines: [JSON.stringify({ ...row, slug, status, erase_after: null })],
  })
}

// Whether a host name still leads here is for DNS to say: it is claimed again, unless somebody else has it by now.
async function readDomains(db: Kysely<any>, _state: State, entry: Entry): Promise<void> {
  for await (const line of linesIn(entry))
    await sql`insert into tenant_domains select * from jsonb_populate_record(null::tenant_domains, ${line}::jsonb)
      on conflict do nothing`.execute(db)
}

type Lines = { table: string; entry: Entry }

async function readAlong(db: Kysely<any>, state: State, { table, entry }: Lines): Promise<void> {
  const along = state.host.registry.modules.flatMap(({ archive }) => archive?.along ?? []).find((each) => each.table === table)
  if (!along) throw new ArchiveFault(`The archive holds ${table}, which this version does not know.`)
  for await (const line of linesIn(entry)) {
    const row = JSON.parse(line) as Record<string, unknown> & { id: string }
    const { sameBy } = along
    const known = sameBy && (await db.selectFrom(table).select('id').where(sameBy, '=', row[sameBy]).executeTakeFirst())
    if (known) state.accounts.set(row.id, known['id'] as string)
    else await insertLines(db, table, { columns: Object.keys(row), lines: [here(state, line)] })
  }
}

async function readTable(db: Kysely<any>, state: State, { table, entry }: Lines): Promise<void> {
  const columns = state.head?.tables.find(({ name }) => name === table)?.columns
  if (!columns) throw new ArchiveFault(`The archive holds ${table}, which this version does not know.`)
  let lines: string[] = []
  for await (const line of linesIn(entry)) {
    lines.push(here(state, line))
    if (lines.length === LINES_AT_ONCE) {
      await insertLines(db, table, { columns, lines })
      lines = []
    }
  }
  if (lines.length > 0) await insertLines(db, table, { columns, lines })
}

// Ids are the same nowhere twice, so a login is found wherever it is named.
const here = ({ accounts }: State, line: string) =>
  accounts.size === 0 ? line : line.replace(UUID, (id) => accounts.get(id) ?? id)

async function insertLines(
  db: Kysely<any>,
  table: string,
  { columns, lines }: { columns: readonly string[]; lines: readonly string[] },
) {
  const list = sql.join(columns.map((column) => sql.ref(column)))
  await sql`insert into ${sql.table(table)} (${list}) select ${list}
    from jsonb_populate_recordset(null::${sql.table(table)}, ${`[${lines.join(',')}]`}::jsonb)`.execute(db)
}

async function readFile({ host, tenantId = '' }: State, file: { module: string; name: string; entry: Entry }): Promise<void> {
  const kept = host.registry.modules.find(({ key }) => key === file.module)?.kept
  if (!kept) throw new ArchiveFault(`The archive holds files of ${file.module}, which this version does not know.`)
  await kept.write(host.site, tenantId, { name: file.name, content: file.entry })
}

async function* linesIn(entry: Entry): AsyncIterable<string> {
  for await (const line of createInterface({ input: Readable.from(entry), crlfDelay: Number.POSITIVE_INFINITY }))
    if (line !== '') yield line
}
