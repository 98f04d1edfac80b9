import type pg from 'pg'
import { partsOf } from './position.ts'

/**
 * Gives one worker at a time the subscriber's cursor and moves it to where `work` says. `null`: another worker has it.
 *
 * An advisory lock and not `for update`: locking a row gives the transaction an id, and an id held while subscribers
 * run would hold back pg_snapshot_xmin and with it every live update of every tenant.
 */
export async function withCursor<T extends { position: string }>(
  pool: pg.Pool,
  subscriber: string,
  work: (client: pg.PoolClient, position: string) => Promise<T>,
): Promise<T | null> {
  const client = await pool.connect()
  let fault: unknown
  try {
    await client.query('begin')
    const lock = `select pg_try_advisory_xact_lock(hashtext('guildhall.cursor'), hashtext($1)) as held`
    const { rows } = await client.query<{ held: boolean }>(lock, [subscriber])
    if (!rows[0]?.held) return null
    const before = await read(client, subscriber)
    const result = await work(client, before)
    if (result.position !== before) await move(client, subscriber, result.position)
    await client.query('commit')
    return result
  } catch (error) {
    fault = error
    throw error
  } finally {
    const broken = fault || (await client.query('rollback').catch((error: Error) => error)) instanceof Error
    client.release(Boolean(broken))
  }
}

async function read(client: pg.PoolClient, subscriber: string): Promise<string> {
  const { rows } = await client.query<{ position: string }>(
    `select xid::text || '.' || seq as position from cursors where subscriber = $1`,
    [subscriber],
  )
  if (!rows[0]) throw new Error(`The subscriber ${subscriber} has no cursor: was the dispatcher started?`)
  return rows[0].position
}

// Losing this commit in a crash only means reading some events again, which the inbox recognises: no need to wait for
// the disk.
async function move(client: pg.PoolClient, subscriber: string, position: string): Promise<void> {
  const { xid, seq } = partsOf(position)
  await client.query('set local synchronous_commit = off')
  await client.query(
    `update cursors set xid = $2::xid8, seq = $3 where subscriber = $1 and (xid, seq) < ($2::xid8, $3::bigint)`,
    [subscriber, xid, seq],
  )
}

/**
 * Makes cursors for subscribers that have none. The first ones of a database read from its beginning; one that comes
 * with an upgrade starts where the slowest of the others is, so it hears of nothing older than the upgrade.
 */
export async function registerCursors(pool: pg.Pool, subscribers: readonly string[]): Promise<void> {
  await pool.query(
    `with slowest as (select xid, seq from cursors where subscriber = any($1) order by xid, seq limit 1)
     insert into cursors (subscriber, xid, seq)
     select name, coalesce((select xid from slowest), '0'::xid8), coalesce((select seq from slowest), 0)
     from unnest($1::text[]) name on conflict do nothing`,
    [subscribers],
  )
}

/** Subscribers with settled events they have not passed yet. */
export async function laggingSubscribers(pool: pg.Pool, subscribers: readonly string[]): Promise<string[]> {
  const { rows } = await pool.query<{ subscriber: string }>(
    `select subscriber from cursors c where subscriber = any($1) and exists (
       select from events e where (e.xid, e.seq) > (c.xid, c.seq) and e.xid < pg_snapshot_xmin(pg_current_snapshot()))`,
    [subscribers],
  )
  return rows.map((row) => row.subscriber)
}
