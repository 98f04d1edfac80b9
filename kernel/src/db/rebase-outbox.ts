import type pg from 'pg'

/**
 * Makes the outbox of a database that was restored into another server readable there. Its order rests on transaction
 * ids, and those of the new server start again below the restored ones: new events would be older than old ones, and
 * old ones would wait for ever. Everything restored gets the lowest id and keeps its order by `seq`; each subscriber
 * goes back to its first event not yet read, and the inbox keeps it from doing anything twice.
 *
 * @returns whether there was anything to mend
 */
export async function rebaseOutbox(client: pg.ClientBase): Promise<boolean> {
  await client.query('begin; set local role guildhall_system')
  try {
    const { rows } = await client.query<{ ahead: boolean }>(AHEAD)
    const ahead = rows[0]?.ahead === true
    if (ahead) await client.query(REBASE)
    await client.query('commit')
    return ahead
  } catch (error) {
    await client.query('rollback')
    throw error
  }
}

const AHEAD = `
  select exists (select from events where xid >= pg_snapshot_xmax(pg_current_snapshot()))
      or exists (select from cursors where xid > pg_snapshot_xmax(pg_current_snapshot())) as ahead`

// '3' is the first id PostgreSQL ever gives to a transaction.
const REBASE = `
  update cursors c set xid = '3', seq = coalesce(
    (select min(e.seq) - 1 from events e where (e.xid, e.seq) > (c.xid, c.seq)), (select max(e.seq) from events e), 0);
  update events set xid = '3'`
