import { kernelRefusals, Refused } from '@guildhall/kernel'
import { sql } from 'kysely'
import type { Reader, Writer } from './db.ts'
import { type Standing, visibleMembers } from './policy.ts'
import type { RoleChanges, RoleFacts } from './rules.ts'

type Unit = Reader | Writer
export type RoleEntry = RoleFacts & { name: string; summary: string }

/** What somebody is given by hand; badges and organisations have sources of their own. */
export const BY_HAND = 'role'

/** Where a member stands and everything they hold at this moment, or 404. */
export async function findMember(
  unit: Unit,
  memberId: string,
): Promise<Standing & { accountId: string; displayName: string; headline: string }> {
  const row = await visibleMembers(unit)
    .where('m.id', '=', memberId)
    .select(['m.id as memberId', 'm.status', 'm.account_id as accountId', 'm.display_name as displayName', 'm.headline'])
    .select(rightsOf(unit).as('rights'))
    .executeTakeFirst()
  if (!row) throw new Refused(kernelRefusals.not_found)
  return row
}

/** The roles a member holds by hand. */
export async function rolesByHand(unit: Unit, memberId: string): Promise<string[]> {
  const rows = await unit.db
    .selectFrom('access_grants')
    .where('member_id', '=', memberId)
    .where('source', '=', BY_HAND)
    .where('role_key', 'is not', null)
    .select('role_key')
    .orderBy('role_key')
    .execute()
  return rows.map(({ role_key }) => role_key as string)
}

/** Every role of the community but the visitors'. */
export const allRoles = (unit: Unit): Promise<RoleEntry[]> =>
  unit.db
    .selectFrom('access_roles')
    .where('is_visitor', '=', false)
    .select(['key', 'name', 'summary', 'effective'])
    .orderBy('position')
    .execute()

export async function roleChanges(unit: Unit): Promise<RoleChanges> {
  const row = await unit.db.selectFrom('administration_settings').select('role_changes').executeTakeFirst()
  const listed = row?.role_changes as readonly { from: string; to: string[] }[] | null | undefined
  return listed ? Object.fromEntries(listed.map(({ from, to }) => [from, to])) : null
}

/** Active members who run the community, whatever gives them the right to. */
export const administrators = (unit: Unit) => holdersOfAny(unit, ['*', 'community.*', 'community.manage'])

/** Active members who decide about newcomers. */
export const deciders = (unit: Unit) =>
  holdersOfAny(unit, ['*', 'administration.*', 'administration.newcomer.*', 'administration.newcomer.decide'])

async function holdersOfAny(unit: Unit, patterns: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select m.id from people_members m where m.status = 'active' and exists (
      select from access_grants g left join access_roles r on r.tenant_id = g.tenant_id and r.key = g.role_key
      where g.member_id = m.id and (g.expires_at is null or g.expires_at > ${unit.now}::timestamptz)
        and coalesce(r.effective, array[g.permission]) && ${patterns}::text[]) order by m.joined_at, m.id`.execute(
    unit.db as never,
  )
  return rows.map(({ id }) => id)
}

/** One at a time may take an administrator's rights away: two who remove each other at once leave one. */
export const lockAdministrators = (tx: Writer) =>
  sql`select pg_advisory_xact_lock(hashtextextended(${`administrators ${tx.tenant.id}`}, 0))`.execute(tx.db as never)

const rightsOf = (unit: Unit) => sql<string[]>`coalesce((
  select array_agg(distinct held.permission)
  from access_grants g
  left join access_roles r on r.tenant_id = g.tenant_id and r.key = g.role_key
  cross join lateral unnest(coalesce(r.effective, array[g.permission])) as held(permission)
  where g.member_id = m.id and (g.expires_at is null or g.expires_at > ${unit.now}::timestamptz)), '{}')`
