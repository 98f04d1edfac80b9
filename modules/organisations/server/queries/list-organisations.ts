import { allowed, type InputOf, pageFrom, pagingOf } from '@guildhall/kernel'
import { sql } from 'kysely'
import { z } from 'zod'
import { listOrganisations as contract } from '../../contract/index.ts'
import { query, type Reader } from '../db.ts'
import { visibleOrganisations } from '../policy.ts'
import { cardColumns, toCard } from '../views.ts'

const ORGANISATIONS_A_PAGE = 30
const Key = z.tuple([z.string(), z.uuid()])
const byName = sql<string>`lower(organisations_accounts.name)`

/** The organisations the caller may see, by name. */
export const listOrganisations = query(contract, {
  allow: () => allowed,
  async run(reader, input) {
    const { size, after, limit, offset } = pagingOf(input, ORGANISATIONS_A_PAGE, Key)
    let page = filtered(reader, input).orderBy(byName).orderBy('organisations_accounts.id').limit(limit)
    if (after)
      page = page.where(
        sql<boolean>`(lower(organisations_accounts.name), organisations_accounts.id) > (${after[0]}, ${after[1]}::uuid)`,
      )
    const rows = await (offset > 0 ? page.offset(offset) : page).execute()
    const { items, nextCursor } = pageFrom(rows, size, (row) => [row.sortName, row.id])
    return {
      items: items.map(({ sortName: _, location, createdAt, memberCount, ...row }) => ({
        ...toCard(row),
        location,
        createdAt,
        memberCount: memberCount ?? 0,
      })),
      nextCursor,
    }
  },
})

function filtered(reader: Reader, { q, kind, status }: InputOf<typeof contract>) {
  let rows = visibleOrganisations(reader)
    .leftJoin('organisations_kinds', (join) => join.onRef('organisations_kinds.key', '=', 'organisations_accounts.kind'))
    .select(cardColumns)
    .select((from) => [
      'location',
      'created_at as createdAt',
      byName.as('sortName'),
      from
        .selectFrom('organisations_members')
        .whereRef('organisation_id', '=', 'organisations_accounts.id')
        .select((count) => count.cast<number>(count.fn.countAll(), 'integer').as('count'))
        .as('memberCount'),
    ])
  if (kind) rows = rows.where('kind', '=', kind)
  if (status) rows = rows.where('status', '=', status)
  const part = q?.replace(/[\\%_]/g, '\\$&').toLowerCase()
  return part ? rows.where(byName, 'like', `%${part}%`) : rows
}
