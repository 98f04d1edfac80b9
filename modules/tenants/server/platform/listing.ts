import { type InputOf, pageFrom, pagingOf } from '@guildhall/kernel'
import { type RawBuilder, sql } from 'kysely'
import { z } from 'zod'
import type { listAllCommunities } from '../../contract/index.ts'
import type { Reader } from '../db.ts'
import { overview } from './views.ts'

const text = z.tuple([z.string().max(200), z.uuid()])
const number = z.tuple([z.number(), z.uuid()])
const orders = {
  name: { value: sql<string>`lower(tenants.name)`, key: text },
  created: { value: sql<string>`tenants.created_at`, key: text },
  members: { value: sql<number>`o.members`, key: number },
  size: { value: sql<number>`coalesce(o.bytes, -1)`, key: number },
} as const
const casts = { name: 'text', created: 'timestamptz', members: 'bigint', size: 'bigint' } as const

/** Communities an operator looks for, in the wished order, a page at a time. */
export async function listed(reader: Reader, { q, status, sort, order, cursor, limit }: InputOf<typeof listAllCommunities>) {
  const by = orders[sort]
  const paging = pagingOf({ limit, ...(cursor && { cursor }) }, 50, by.key as z.ZodType<[string | number, string]>)
  const direction = order === 'up' ? 'asc' : 'desc'
  let page = reader.db.selectFrom('tenants').innerJoin(overview, (join) => join.onRef('o.id', '=', 'tenants.id'))
  if (status) page = page.where('status', '=', status)
  if (q) {
    const pattern = `%${q.replace(/[\\%_]/g, '\\$&')}%`
    page = page.where((where) => where.or([where('name', 'ilike', pattern), where('slug', 'ilike', pattern)]))
  }
  if (paging.after) {
    const [value, id] = paging.after
    const beyond = sql.raw(order === 'up' ? '>' : '<')
    page = page.where(sql<boolean>`(${by.value}, tenants.id) ${beyond} (${value}::${sql.raw(casts[sort])}, ${id}::uuid)`)
  }
  const rows = await page
    .select(['tenants.id', 'slug', 'name', 'status', 'blueprint', 'settings', 'created_at', 'o.members', 'o.bytes'])
    .select((by.value as RawBuilder<string | number>).as('place'))
    .orderBy(by.value, direction)
    .orderBy('tenants.id', direction)
    .limit(paging.limit)
    .execute()
  const { items, nextCursor } = pageFrom(rows, paging.size, (row) => [row.place, row.id])
  return { rows: items, nextCursor }
}
