import { kernelRefusals, Refused } from '@guildhall/kernel'
import { sql } from 'kysely'
import type { Role } from '../contract/index.ts'
import type { Unit, Writer } from './db.ts'
import { canEditRole, visibleRoles } from './policy.ts'
import { RUNS_COMMUNITY } from './rules.ts'

/** A role as it is stored, without its place. */
export type RoleRow = {
  key: string
  name: string
  summary: string
  permissions: string[]
  inherits: string[]
  isDefault: boolean
  isVisitor: boolean
}

/** Every role of the community, in its order. */
export const allRoles = (unit: Unit): Promise<RoleRow[]> =>
  unit.db
    .selectFrom('access_roles')
    .select(['key', 'name', 'summary', 'permissions', 'inherits', 'is_default as isDefault', 'is_visitor as isVisitor'])
    .orderBy('position')
    .orderBy('key')
    .execute()

/** The roles as those who look after them see them, with how many hold each. */
export async function presentedRoles(unit: Unit): Promise<Role[]> {
  const rows = await visibleRoles(unit)
    .select(['key', 'name', 'summary', 'permissions', 'inherits', 'effective'])
    .select(['is_default as isDefault', 'is_visitor as isVisitor'])
    .select(
      sql<number>`(select count(distinct g.member_id)::int from access_grants g
        join people_members m on m.id = g.member_id and m.status = 'active'
        where g.role_key = access_roles.key and (g.expires_at is null or g.expires_at > ${unit.now}::timestamptz))`.as('members'),
    )
    .orderBy('position')
    .orderBy('key')
    .execute()
  return rows.map((row) => {
    const edit = canEditRole(unit.actor, row).allowed
    return { ...row, may: { edit, remove: edit && !row.isDefault && !row.isVisitor } }
  })
}

/** One of them, or 404. */
export async function presentedRole(unit: Unit, key: string): Promise<Role> {
  const role = (await presentedRoles(unit)).find((each) => each.key === key)
  if (!role) throw new Refused(kernelRefusals.not_found)
  return role
}

/** One at a time may take rights away: two who take them from each other at once would leave nobody. As administration does. */
export const lockRights = (tx: Writer) =>
  sql`select pg_advisory_xact_lock(hashtextextended(${`administrators ${tx.tenant.id}`}, 0))`.execute(tx.db as never)

/** Whether some active member runs the community: 2 for good, 1 for a while, 0 nobody. A change may not lower it. */
export async function administration(tx: Writer): Promise<number> {
  const { rows } = await sql<{ forGood: boolean }>`
    select g.expires_at is null as "forGood"
    from access_grants g
    join people_members m on m.id = g.member_id and m.status = 'active'
    left join access_roles r on r.tenant_id = g.tenant_id and r.key = g.role_key
    where g.scope = 'tenant' and (g.expires_at is null or g.expires_at > ${tx.now}::timestamptz)
      and coalesce(r.effective, array[g.permission]) && ${RUNS_COMMUNITY}::text[]
    order by 1 desc limit 1`.execute(tx.db as never)
  return rows[0] ? (rows[0].forGood ? 2 : 1) : 0
}
