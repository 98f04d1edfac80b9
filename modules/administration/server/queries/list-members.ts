import { pageFrom, pagingOf } from '@guildhall/kernel'
import { sql } from 'kysely'
import { z } from 'zod'
import { listMembers as contract } from '../../contract/index.ts'
import { query } from '../db.ts'
import { matching } from '../matching.ts'
import { canViewMembers } from '../policy.ts'
import { memberColumns, rolesColumn } from '../views.ts'

const MEMBERS_A_PAGE = 50

const orders = {
  name: { value: sql<string>`lower(m.display_name)`, cast: 'text', usual: 'up', key: z.tuple([z.string().max(200), z.uuid()]) },
  joined: { value: sql<string>`m.joined_at`, cast: 'timestamptz', usual: 'down', key: z.tuple([z.iso.datetime(), z.uuid()]) },
  seen: { value: sql<string>`m.last_seen_at`, cast: 'timestamptz', usual: 'down', key: z.tuple([z.iso.datetime(), z.uuid()]) },
} as const

/** Members in the wished order, a page at a time; the page is found by indexes alone, names and roles are added to it. */
export const listMembers = query(contract, {
  allow: (actor) => canViewMembers(actor),
  async run(reader, input) {
    const order = orders[input.sort]
    const paging = pagingOf(input, MEMBERS_A_PAGE, order.key as z.ZodType<[string, string]>)
    const isUp = (input.order ?? order.usual) === 'up'
    const direction = isUp ? 'asc' : 'desc'
    let page = await matching(reader, input)
    if (paging.after) {
      const [value, id] = paging.after
      page = page.where(
        sql<boolean>`(${order.value}, m.id) ${sql.raw(isUp ? '>' : '<')} (${value}::${sql.raw(order.cast)}, ${id}::uuid)`,
      )
    }
    const rows = await reader.db
      .selectFrom(
        page
          .select([...memberColumns, order.value.as('place')])
          .orderBy(order.value, direction)
          .orderBy('m.id', direction)
          .limit(paging.limit)
          .offset(sql<number>`${paging.offset}::int`)
          .as('m'),
      )
      .leftJoin('identity_accounts as a', 'a.id', 'm.accountId')
      .selectAll('m')
      .select('a.email')
      .select(rolesColumn(reader.now, 'm.memberId').as('roles'))
      .orderBy('place', direction)
      .orderBy('m.memberId', direction)
      .execute()
    const { items, nextCursor } = pageFrom(rows, paging.size, (row) => [row.place, row.memberId])
    return { items: items.map(({ accountId: _, place: __, ...row }) => row), nextCursor }
  },
})
