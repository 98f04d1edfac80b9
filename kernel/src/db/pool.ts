import pg from 'pg'
import { type Bound, everyConnectionPrepares, ScopedQuery } from './scoped-query.ts'

/** How to reach PostgreSQL: a `postgres://` URL, or pg's connection settings (a unix socket of our own). */
export type Connection = string | pg.PoolConfig
export type Statement = { sql: string; parameters: readonly unknown[] }

/** Counted since the start of the process, for /metrics and the bench. */
export const databaseStats = { statements: 0, roundTrips: 0, transactions: 0 }

const MAX_NAMES = 2000
const names = new Map<string, string>()

/** A prepared-statement name per SQL text: joins are planned once instead of at every call. */
function nameOf(sql: string): string | undefined {
  const known = names.get(sql)
  if (known !== undefined || names.size >= MAX_NAMES) return known
  const name = `gh${names.size}`
  names.set(sql, name)
  return name
}

// At least milliseconds, so that instants sort as text; microseconds stay where a cursor needs them.
const isoInstant = (text: string): string => {
  if (!text.endsWith('+00')) return text
  return `${text.slice(0, 10)}T${text.slice(11, 19)}.${text.slice(20, -3).padEnd(3, '0')}Z`
}

const parsers = new Map<number, (text: string) => unknown>([
  [20, Number],
  [1082, String],
  [1184, isoInstant],
])
const types = {
  getTypeParser: (oid: number, format?: string) =>
    (format !== 'binary' && parsers.get(oid)) || pg.types.getTypeParser(oid as never, format as never),
}

/** Timestamps arrive as ISO 8601 text in UTC, bigints as numbers, dates as text. */
export function createPool(connection: Connection, size: number, log?: (error: Error) => void): pg.Pool {
  const config = typeof connection === 'string' ? { connectionString: connection } : connection
  const pool = new pg.Pool({
    max: size,
    idleTimeoutMillis: 30_000,
    connectionTimeoutMillis: 5_000,
    keepAlive: true,
    options: '-c timezone=UTC',
    ...config,
    types: types as never,
  })
  pool.on('error', (error) => log?.(error))
  // A connection cut while it is checked out reports here as well as to its query; unheard, it would end the process.
  pool.on('connect', (client) => client.on('error', (error) => log?.(error)))
  return pool
}

const prepared = new WeakSet<pg.ClientBase>()

/** A connection that knows the scoping statements. */
export async function checkOut(pool: pg.Pool): Promise<pg.PoolClient> {
  const client = await pool.connect()
  if (prepared.has(client)) return client
  try {
    // Run once by name, in this order, each is parsed and kept by the server; begin and commit undo one another.
    for (const { name, text, sample } of everyConnectionPrepares) await client.query({ name, text, values: [...sample] })
  } catch (error) {
    client.release(true)
    throw error
  }
  prepared.add(client)
  return client
}

/** Runs one statement with what goes before and after it, in one round trip. */
export function send(
  client: pg.ClientBase,
  statement: Statement,
  around: { before?: readonly Bound[]; after?: readonly Bound[] },
) {
  databaseStats.statements++
  databaseStats.roundTrips++
  return new Promise<pg.QueryResult>((resolve, reject) => {
    const query = new ScopedQuery(
      {
        text: statement.sql,
        values: statement.parameters,
        name: nameOf(statement.sql),
        before: around.before ?? [],
        after: around.after ?? [],
      },
      (error, result) => (error ? reject(error) : resolve(result)),
    )
    client.query(query as never)
  })
}
