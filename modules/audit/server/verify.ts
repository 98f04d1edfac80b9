import { sql } from 'kysely'
import type { Break, Verification } from '../contract/index.ts'
import { type Anchors, type Place, readAnchors } from './anchor.ts'
import { GENESIS, type Sealable, sameSeal, sealedColumns, sealOf } from './chain.ts'
import type { Reader } from './db.ts'

const AT_ONCE = 2000
/** How far the chain holds. `atNote`: the seal at the place that was noted as the end. */
type Walk = { checked: number; head: Place | null; atNote: Buffer | null; firstBreak: Break | null }
type Row = Awaited<ReturnType<typeof rowsAfter>>[number]

/** Works out every seal of the community again, from where its chain begins to the end that was noted outside. */
export async function verify(reader: Reader): Promise<Verification> {
  // The note first: what is sealed meanwhile is then more than noted, never less.
  const anchors = await readAnchors(reader)
  const walk = await walkChain(reader, anchors)
  const broken = walk.firstBreak ?? endBreak(anchors, walk)
  return { intact: broken === null, checked: walk.checked, unsealed: await unsealed(reader), firstBreak: broken }
}

async function walkChain(reader: Reader, { floor, head: noted }: Anchors): Promise<Walk> {
  const key = reader.site.secret('audit')
  const atFloor = floor && floor.chainNo === noted?.chainNo ? floor.hash : null
  const walk: Walk = { checked: 0, head: floor, atNote: atFloor, firstBreak: null }
  for (let full = true; full; ) {
    const rows = await rowsAfter(reader, walk.head?.chainNo ?? 0)
    for (const row of rows) {
      walk.firstBreak = step(walk, row, key)
      if (walk.firstBreak) return walk
      if (walk.head?.chainNo === noted?.chainNo) walk.atNote = walk.head?.hash ?? null
    }
    full = rows.length === AT_ONCE
  }
  return walk
}

/** Goes on by one entry if it is the next and as it was sealed. */
function step(walk: Walk, row: Row, key: Buffer): Break | null {
  const place = { chainNo: (walk.head?.chainNo ?? 0) + 1, previous: walk.head?.hash ?? GENESIS }
  if (Number(row.chain_no) !== place.chainNo) return breakOf('missing', place.chainNo)
  const seal = sealOf(key, place, row as Sealable)
  if (!row.hash || !sameSeal(seal, row.hash)) return breakOf('changed', place.chainNo)
  walk.head = { chainNo: place.chainNo, hash: seal }
  walk.checked++
  return null
}

/** The walk itself cannot see that the newest entries are gone; the note outside the database can. */
function endBreak({ head: noted }: Anchors, { head, atNote }: Walk): Break | null {
  if (!noted) return head ? breakOf('anchor_missing', head.chainNo) : null
  if (!head || head.chainNo < noted.chainNo) return breakOf('end_missing', (head?.chainNo ?? 0) + 1)
  return atNote && sameSeal(atNote, noted.hash) ? null : breakOf('end_changed', noted.chainNo)
}

const sentences: Record<Break['kind'], string> = {
  changed: 'This entry, or its seal, is not as it was when it was sealed.',
  missing: 'The entry at this place is gone.',
  end_missing: 'The newest entries are gone: more were sealed than there are. A restored backup looks the same.',
  end_changed: 'The entry that was the last one is another now: the end was taken away, and others have come since.',
  anchor_missing: 'The note of where the chain ends is gone from the data folder.',
}
const breakOf = (kind: Break['kind'], chainNo: number): Break => ({ kind, chainNo, sentence: sentences[kind] })

const rowsAfter = (reader: Reader, chainNo: number) =>
  reader.db
    .selectFrom('audit_entries')
    .select([...sealedColumns, 'chain_no', 'hash'])
    .where('chain_no', '>', chainNo)
    .orderBy('chain_no')
    .limit(AT_ONCE)
    .execute()

async function unsealed(reader: Reader): Promise<number> {
  const { count } = await reader.db
    .selectFrom('audit_entries')
    .select(sql<number>`count(*)::int`.as('count'))
    .where('chain_no', 'is', null)
    .executeTakeFirstOrThrow()
  return count
}
