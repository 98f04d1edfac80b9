import type pg from 'pg'
import type { FeedEvent } from './feed.ts'
import { partsOf } from './position.ts'

export type Stretch = {
  /** In order of delivery; nothing can ever appear between or before them any more. */
  events: FeedEvent[]
  /** Where to read on. */
  position: string
  /** There may be more to read at once. */
  full: boolean
  /** Committed events exist that a transaction still under way may yet precede: look again shortly. */
  held: boolean
}

type Row = Omit<FeedEvent, 'position' | 'tenantId' | 'actorId'> & {
  tenant_id: string
  actor_id: string | null
  xid: string
  settled: boolean
}

// Qualified in `order by`: a bare xid there would mean the text above, and order 1000 before 999.
// Below the snapshot's xmin every transaction is over, so (xid, seq) is final there. Sequence numbers alone commit out
// of order.
const STRETCH = `
  select tenant_id, seq, e.xid::text, name, case when $3::text[] is null or name = any($3) then data end as data,
         audience, actor_id, at, e.xid < pg_snapshot_xmin(pg_current_snapshot()) as settled
  from events e where (e.xid, e.seq) > ($1::xid8, $2::bigint)
  order by e.xid, e.seq`

/**
 * The events after `position` in order of delivery, at most `limit`. With `names`, only events of those names carry
 * their data; the others are returned too, so that the reader can move past them.
 */
export async function readOutbox(
  db: pg.Pool | pg.ClientBase,
  after: { position: string; limit: number; names?: readonly string[] },
): Promise<Stretch> {
  const { xid, seq } = partsOf(after.position)
  const { rows } = await db.query<Row>({
    name: `outbox-${after.limit}`,
    text: `${STRETCH} limit ${Math.trunc(after.limit)}`,
    values: [xid, seq, after.names ?? null],
  })
  const unsettled = rows.findIndex((row) => !row.settled)
  const settled = unsettled < 0 ? rows : rows.slice(0, unsettled)
  const events = settled.map(toFeedEvent)
  return {
    events,
    position: events.at(-1)?.position ?? after.position,
    full: unsettled < 0 && rows.length === after.limit,
    held: unsettled >= 0,
  }
}

/** The position after everything that is settled now: a reader that starts here sees only what is new to it. */
export async function currentEnd(db: pg.Pool | pg.ClientBase): Promise<string> {
  const { rows } = await db.query<{ xmin: string }>('select pg_snapshot_xmin(pg_current_snapshot())::text as xmin')
  return `${rows[0]?.xmin ?? 0}.0`
}

export const toFeedEvent = (row: Omit<Row, 'settled'>): FeedEvent => ({
  tenantId: row.tenant_id,
  name: row.name,
  seq: row.seq,
  position: `${row.xid}.${row.seq}`,
  data: row.data,
  audience: row.audience,
  actorId: row.actor_id,
  at: row.at,
})
