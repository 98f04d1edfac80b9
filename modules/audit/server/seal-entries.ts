import { job } from '@guildhall/kernel'
import { sql } from 'kysely'
import { z } from 'zod'
import { noteAnchor, type Place, readAnchors } from './anchor.ts'
import { GENESIS, type Sealable, sameSeal, sealedColumns, sealOf } from './chain.ts'
import { audit, type Reader, type Writer } from './db.ts'

const AT_ONCE = 1000

/** Seals what was written since the last time, in order, and notes the end of the chain outside the database. */
export const sealEntries = job({
  name: 'audit.seal-entries',
  input: z.strictObject({}),
  schedule: { cron: '*/5 * * * *', zone: 'UTC', input: {} },
  async run({ read, transact, signal }) {
    const first = await transact((tx) => sealBatch(audit.writer(tx)))
    let last = first
    while (last.sealed === AT_ONCE && !signal.aborted) last = await transact((tx) => sealBatch(audit.writer(tx)))
    const { head } = last
    if (head) await read((reader) => noteHead(audit.reader(reader), head, first.before))
  },
})

/**
 * Moves the note on to the new end, but never over a break: a note that the chain no longer bears out, or that is gone,
 * stays as it is until the operator has looked. Also when nothing was sealed now: the process may have ended before.
 */
async function noteHead(reader: Reader, head: Place, before: Place | null) {
  const anchors = await readAnchors(reader)
  const noted = anchors.head
  const holds = noted ? await isInChain(reader, noted, anchors.floor) : before === null
  if (holds && noted?.chainNo !== head.chainNo) await noteAnchor(reader, 'head', head)
}

async function isInChain(reader: Reader, noted: Place, floor: Place | null): Promise<boolean> {
  if (floor?.chainNo === noted.chainNo) return sameSeal(floor.hash, noted.hash)
  const row = await reader.db.selectFrom('audit_entries').select('hash').where('chain_no', '=', noted.chainNo).executeTakeFirst()
  return Boolean(row?.hash && sameSeal(row.hash, noted.hash))
}

async function sealBatch(tx: Writer): Promise<{ sealed: number; before: Place | null; head: Place | null }> {
  // One at a time per community: two would give out the same places.
  await sql`select pg_advisory_xact_lock(hashtextextended(${`audit:${tx.tenant.id}`}, 0))`.execute(tx.db)
  const before = await headOf(tx)
  let head = before
  const entries = await unsealed(tx)
  const seals: { id: string; chain_no: number; hash: string }[] = []
  for (const entry of entries) {
    const place = { chainNo: (head?.chainNo ?? 0) + 1, previous: head?.hash ?? GENESIS }
    head = { chainNo: place.chainNo, hash: sealOf(tx.site.secret('audit'), place, entry as Sealable) }
    seals.push({ id: entry.id, chain_no: head.chainNo, hash: head.hash.toString('hex') })
  }
  if (seals.length > 0)
    await sql`update audit_entries e set chain_no = s.chain_no, hash = decode(s.hash, 'hex')
      from jsonb_to_recordset(${JSON.stringify(seals)}::jsonb) as s(id uuid, chain_no bigint, hash text)
      where e.tenant_id = ${tx.tenant.id} and e.id = s.id`.execute(tx.db)
  return { sealed: seals.length, before, head }
}

const unsealed = (tx: Writer) =>
  tx.db
    .selectFrom('audit_entries')
    .select(sealedColumns)
    .where('chain_no', 'is', null)
    .orderBy('at')
    .orderBy('id')
    .limit(AT_ONCE)
    .execute()

async function headOf(tx: Writer): Promise<Place | null> {
  const row = await tx.db
    .selectFrom('audit_entries')
    .select(['chain_no as chainNo', 'hash'])
    .where('chain_no', 'is not', null)
    .orderBy('chain_no', 'desc')
    .limit(1)
    .executeTakeFirst()
  // All were forgotten when their time was over: the chain goes on behind them.
  if (!row?.hash) return (await readAnchors(tx)).floor
  return { chainNo: Number(row.chainNo), hash: row.hash }
}
