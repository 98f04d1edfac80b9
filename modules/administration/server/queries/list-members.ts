import { type InputOf, pageFrom, pagingOf } from '@guildhall/kernel'
import { sql } from 'kysely'
import { z } from 'zod'
import { listMembers as contract } from '../../contract/index.ts'
import { query, type Reader } from '../db.ts'
import { canViewMembers, visibleMembers } from '../policy.ts'
import { memberColumns, rolesColumn } from '../views.ts'

const MEMBERS_A_PAGE = 50
/** Fewer than so many are found first and ordered then; more are met soon enough when walking along the order. */
const FEW = 5_000

type Input = InputOf<typeof contract>
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
    let page = await narrowed(reader, input)
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

async function narrowed(reader: Reader, { status, role, q }: Input) {
  const few = (q && (await fewFound(reader, q))) || (role && (await fewHolders(reader, role))) || null
  let members = visibleMembers(reader)
  members = status === 'current' ? members.where('m.status', '<>', 'left') : members.where('m.status', '=', sql.lit(status))
  if (few) members = members.where((where) => where('m.id', '=', where.fn.any(where.val(few))))
  if (role)
    members = members.where(sql<boolean>`exists (select from access_grants g where g.member_id = m.id
      and g.role_key = ${role} and (g.expires_at is null or g.expires_at > ${reader.now}::timestamptz))`)
  if (q && !few)
    members = members.where(sql<boolean>`(to_tsvector('simple', m.display_name) @@ guildhall.administration_words(${q})
      or exists (select from identity_accounts a where a.id = m.account_id and starts_with(a.email, lower(${q}))))`)
  return members
}

/** Ids of those the words find, when they are few; null when they are many. */
async function fewFound({ db }: Reader, words: string): Promise<string[] | null> {
  const found = await db
    .selectFrom(sql<{ id: string }>`guildhall.administration_find(${words}, ${FEW + 1}::int)`.as<'found'>(sql`found(id)`))
    .select('found.id')
    .execute()
  return found.length > FEW ? null : found.map(({ id }) => id)
}

async function fewHolders({ db }: Reader, role: string): Promise<string[] | null> {
  const holders = await db
    .selectFrom('access_grants')
    .where('role_key', '=', role)
    .select('member_id')
    .limit(sql.lit(FEW + 1))
    .execute()
  return holders.length > FEW ? null : holders.map(({ member_id }) => member_id)
}
