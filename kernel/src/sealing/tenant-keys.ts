import { randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import type { Reader, Writer } from '../command/unit.ts'
import { openBytes, sealBytes } from './gcm.ts'
import { createSealer, type DataKey, type Sealer } from './sealer.ts'

/*
 * Envelope encryption (NIST SP 800-57 part 1, 5.1): each tenant's data keys are random and kept wrapped by a key derived from
 * SECRET_KEY. They are read anew in every unit of work, so that a key that was erased is gone everywhere at once.
 */

type Unit = { db: Reader<any>['db'] | Writer<any>['db'] } & Pick<Reader<any>, 'tenant' | 'site'>
type Row = { version: number; wrapped: Buffer }
const PURPOSE = 'kernel.tenant-keys'

/** What seals and opens this tenant's fields. A writer makes the tenant's first key when there is none; one statement otherwise. */
export async function sealerFor(tx: Writer<any>): Promise<Sealer> {
  const keys = await keysOf(tx)
  return createSealer(tx.tenant.id, keys.length > 0 ? keys : [await addKey(tx, 1)])
}

/** The same for reading; null when this tenant never sealed anything, or its keys were erased. */
export async function openerFor(reader: Unit): Promise<Pick<Sealer, 'open' | 'indexesOf'> | null> {
  const keys = await keysOf(reader)
  return keys.length > 0 ? createSealer(reader.tenant.id, keys) : null
}

/** A new data key seals from now on; what older ones sealed still opens. Answers its version. */
export async function rotateTenantKey(tx: Writer<any>): Promise<number> {
  const [newest] = await keysOf(tx)
  return (await addKey(tx, (newest?.version ?? 0) + 1)).version
}

/** Forgets every data key of the tenant: whatever was sealed with them cannot be read by anybody any more. */
export async function eraseTenantKeys(tx: Writer<any>): Promise<void> {
  await sql`delete from tenant_keys where tenant_id = ${tx.tenant.id}`.execute(tx.db)
}

/** Wraps the tenant's data keys under the present SECRET_KEY. @param secretBefore what the one before derives for `PURPOSE` */
export async function rewrapTenantKeys(tx: Writer<any>, secretBefore: Buffer): Promise<number> {
  const rows = await rowsOf(tx)
  for (const { version, wrapped } of rows) {
    const fresh = sealBytes(tx.site.secret(PURPOSE), openBytes(secretBefore, wrapped, placeOf(tx, version)), placeOf(tx, version))
    await sql`update tenant_keys set wrapped = ${fresh} where tenant_id = ${tx.tenant.id} and version = ${version}`.execute(tx.db)
  }
  return rows.length
}

const placeOf = ({ tenant }: Pick<Unit, 'tenant'>, version: number) => `${tenant.id}\0${version}`

async function keysOf(unit: Unit): Promise<DataKey[]> {
  const rows = await rowsOf(unit)
  return rows.map(({ version, wrapped }) => ({
    version,
    secret: openBytes(unit.site.secret(PURPOSE), wrapped, placeOf(unit, version)),
  }))
}

async function rowsOf({ db, tenant }: Pick<Unit, 'db' | 'tenant'>): Promise<Row[]> {
  const { rows } = await sql<Row>`
    select version, wrapped from tenant_keys where tenant_id = ${tenant.id} order by version desc`.execute(db as never)
  return rows
}

// Two at once may both find none: the primary key lets one in, and the other takes that one.
async function addKey(tx: Writer<any>, version: number): Promise<DataKey> {
  const wrapped = sealBytes(tx.site.secret(PURPOSE), randomBytes(32), placeOf(tx, version))
  await sql`insert into tenant_keys (tenant_id, version, wrapped, created_at)
    values (${tx.tenant.id}, ${version}, ${wrapped}, ${tx.now}) on conflict do nothing`.execute(tx.db)
  return (await keysOf(tx)).find((key) => key.version === version) as DataKey
}
