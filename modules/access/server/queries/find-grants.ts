import { type InputOf, later, pageFrom, pagingOf } from '@guildhall/kernel'
import { sql } from 'kysely'
import { z } from 'zod'
import * as contract from '../../contract/index.ts'
import { query, type Reader } from '../db.ts'
import { grantsFrom, presentGrant, withState } from '../grant-store.ts'
import { BY_HAND, canReadRoles, visibleGrants } from '../policy.ts'

const GRANTS_A_PAGE = 50
/** An end within so many hours is worth a word. */
export const SOON_HOURS = 14 * 24

type Input = InputOf<typeof contract.findGrants>
const place = z.tuple([z.iso.datetime(), z.uuid()])

/** What members hold, whoever holds it. */
export const findGrants = query(contract.findGrants, {
  allow: (actor) => canReadRoles(actor),
  async run(reader, input) {
    const paging = pagingOf(input, GRANTS_A_PAGE, place)
    let page = narrowed(reader, input)
    if (paging.after) {
      const [at, id] = paging.after
      page = page.where(sql<boolean>`(g.granted_at, g.id) < (${at}::timestamptz, ${id}::uuid)`)
    }
    const rows = await page
      .orderBy('g.granted_at', 'desc')
      .orderBy('g.id', 'desc')
      .limit(paging.limit)
      .offset(sql<number>`${paging.offset}::int`)
      .execute()
    const { items, nextCursor } = pageFrom(rows, paging.size, (row) => [row.grantedAt, row.id])
    return {
      items: items.map((row) => presentGrant(reader, withState(reader, row))),
      nextCursor,
      ending: await endingSoon(reader),
    }
  },
})

function narrowed(reader: Reader, { q, role, permission, source, state }: Input) {
  const ends = sql`g.expires_at`
  let grants = grantsFrom(reader).where('holder.status', '<>', 'left')
  if (q) grants = grants.where('holder.display_name', 'ilike', `%${q.replace(/[\\%_]/g, '\\$&')}%`)
  if (role) grants = grants.where('g.role_key', '=', role)
  if (permission) grants = grants.where('g.permission', '=', permission)
  if (source === 'hand') grants = grants.where('g.source', 'in', BY_HAND)
  else if (source) grants = grants.where('g.source', 'like', `${source}:%`)
  if (state === 'over') return grants.where('g.expires_at', '<=', reader.now)
  const current = grants.where(sql<boolean>`(${ends} is null or ${ends} > ${reader.now}::timestamptz)`)
  return state === 'ending' ? current.where('g.expires_at', '<=', soon(reader)) : current
}

const soon = ({ now }: Reader) => later(now, { hours: SOON_HOURS })

async function endingSoon(reader: Reader): Promise<number> {
  const row = await visibleGrants(reader)
    .where('g.expires_at', '>', reader.now)
    .where('g.expires_at', '<=', soon(reader))
    .select(sql<number>`count(*)::int`.as('count'))
    .executeTakeFirstOrThrow()
  return row.count
}
