import { later } from '@guildhall/kernel'
import { sql } from 'kysely'
import type { MemberFilter } from '../contract/index.ts'
import type { Reader, Writer } from './db.ts'
import { visibleMembers } from './policy.ts'

type Unit = Reader | Writer
/** Fewer than so many are found first and ordered then; more are met soon enough when walking along the order. */
const FEW = 5_000

/** Members the actor may see who match, to be ordered, counted or written down. */
export async function matching(reader: Unit, { status, role, q, recent }: MemberFilter) {
  const few =
    (q && (await fewFound(reader, q))) ||
    (role && (await fewHolders(reader, role))) ||
    (recent && (await fewRecent(reader, recent))) ||
    null
  let members = visibleMembers(reader)
  members = status === 'current' ? members.where('m.status', '<>', 'left') : members.where('m.status', '=', sql.lit(status))
  if (few) members = members.where((where) => where('m.id', '=', where.fn.any(where.val(few))))
  if (role)
    members = members.where(sql<boolean>`exists (select from access_grants g where g.member_id = m.id
      and g.role_key = ${role} and (g.expires_at is null or g.expires_at > ${reader.now}::timestamptz))`)
  if (q && !few)
    members = members.where(sql<boolean>`(to_tsvector('simple', m.display_name) @@ guildhall.administration_words(${q})
      or exists (select from identity_accounts a where a.id = m.account_id and starts_with(a.email, lower(${q}))))`)
  if (recent) members = members.where(recently[recent], '>', weekBefore(reader.now))
  return members
}

const recently = { joined: 'm.joined_at', seen: 'm.last_seen_at' } as const
export const weekBefore = (now: string): string => later(now, { hours: -7 * 24 })

async function fewRecent({ db, now }: Unit, recent: 'joined' | 'seen'): Promise<string[] | null> {
  const found = await db
    .selectFrom('people_members as m')
    .where(recently[recent], '>', weekBefore(now))
    .select('m.id')
    .limit(sql.lit(FEW + 1))
    .execute()
  return found.length > FEW ? null : found.map(({ id }) => id)
}

/** Ids of those the words find, when they are few; null when they are many. */
async function fewFound({ db }: Unit, words: string): Promise<string[] | null> {
  const found = await db
    .selectFrom(sql<{ id: string }>`guildhall.administration_find(${words}, ${FEW + 1}::int)`.as<'found'>(sql`found(id)`))
    .select('found.id')
    .execute()
  return found.length > FEW ? null : found.map(({ id }) => id)
}

async function fewHolders({ db }: Unit, role: string): Promise<string[] | null> {
  const holders = await db
    .selectFrom('access_grants')
    .where('role_key', '=', role)
    .select('member_id')
    .limit(sql.lit(FEW + 1))
    .execute()
  return holders.length > FEW ? null : holders.map(({ member_id }) => member_id)
}
