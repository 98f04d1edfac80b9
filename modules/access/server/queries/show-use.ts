import { covers, later } from '@guildhall/kernel'
import { sql } from 'kysely'
import * as contract from '../../contract/index.ts'
import { query, type Reader } from '../db.ts'
import { findGrant, presentGrant } from '../grant-store.ts'
import { canReadRoles } from '../policy.ts'
import { presentedRoles } from '../role-store.ts'
import { isCounted, isCrowded, isStrong, UNUSED_DAYS } from '../rules/use.ts'

/** Which rights lie idle, and which strong ones are in many hands. */
export const showUse = query(contract.showUse, {
  allow: (actor) => canReadRoles(actor),
  async run(reader) {
    const since = later(reader.now, { hours: -24 * UNUSED_DAYS })
    const [roles, holders, used, { members }] = [
      await presentedRoles(reader),
      await holdersOf(reader, since),
      await lastUses(reader),
      await memberCount(reader),
    ]
    const rows = [...reader.site.permissions].map(([permission, summary]) => {
      const held = holders.filter(({ right }) => covers(right, permission))
      return {
        permission,
        summary,
        holders: new Set(held.flatMap((each) => each.members)).size,
        isOld: held.some((each) => each.isOld),
        lastUsed: used.get(permission) ?? null,
        roles: roles.filter((role) => role.permissions.includes(permission)),
      }
    })
    return {
      days: UNUSED_DAYS,
      unused: rows
        .filter(({ permission, isOld, lastUsed }) => isCounted(permission) && isOld && (lastUsed ?? '') < since.slice(0, 10))
        .map(({ isOld: _, ...row }) => ({
          ...row,
          roles: row.roles.map(({ key, name, may }) => ({ key, name, mayTake: may.edit })),
        })),
      idleGrants: await idleGrants(reader, since),
      crowded: rows
        .filter(({ permission, holders: count }) => isStrong(permission) && isCrowded(count, members))
        .map(({ permission, summary, holders: count }) => ({
          permission,
          summary,
          holders: count,
          members,
          roles: roles
            .filter(({ effective, isVisitor }) => !isVisitor && effective.some((pattern) => covers(pattern, permission)))
            .map(({ key, name }) => ({ key, name })),
        })),
    }
  },
})

type Held = { right: string; members: string[]; isOld: boolean }

/** Each right or pattern that is held, by whom, and whether somebody has held it since then. */
async function holdersOf({ db, now }: Reader, since: string): Promise<Held[]> {
  const { rows } = await sql<Held>`
    select held.permission as "right", array_agg(distinct g.member_id)::text[] as members,
      bool_or(g.granted_at <= ${since}::timestamptz) as "isOld"
    from access_grants g
    join people_members m on m.id = g.member_id and m.status = 'active'
    left join access_roles r on r.tenant_id = g.tenant_id and r.key = g.role_key
    cross join lateral unnest(coalesce(r.effective, array[g.permission])) as held(permission)
    where g.expires_at is null or g.expires_at > ${now}::timestamptz
    group by 1`.execute(db as never)
  return rows
}

async function lastUses({ db }: Reader): Promise<Map<string, string>> {
  const rows = await db
    .selectFrom('access_uses')
    .select(['permission', sql<string>`max(last_day)`.as('day')])
    .groupBy('permission')
    .execute()
  return new Map(rows.map(({ permission, day }) => [permission, day]))
}

const memberCount = ({ db }: Reader) =>
  db
    .selectFrom('people_members')
    .where('status', '=', 'active')
    .select(sql<number>`count(*)::int`.as('members'))
    .executeTakeFirstOrThrow()

async function idleGrants(reader: Reader, since: string) {
  const { rows } = await sql<{ id: string; permission: string; lastUsed: string | null }>`
    select g.id, g.permission, max(u.last_day) as "lastUsed"
    from access_grants g
    join people_members m on m.id = g.member_id and m.status = 'active'
    left join access_uses u on u.tenant_id = g.tenant_id and u.member_id = g.member_id
      and (u.permission = g.permission or u.permission like replace(g.permission, '*', '%'))
    where g.source = 'hand' and g.granted_at <= ${since}::timestamptz
      and (g.expires_at is null or g.expires_at > ${reader.now}::timestamptz)
    group by g.tenant_id, g.id, g.permission
    having coalesce(max(u.last_day), '-infinity') < ${since.slice(0, 10)}::date
    order by g.id limit 100`.execute(reader.db as never)
  const counted = rows.filter(({ permission }) => isCounted(permission))
  return Promise.all(
    counted.map(async ({ id, permission, lastUsed }) => {
      const grant = await findGrant(reader, id)
      const { memberId, holder } = grant
      return { id, memberId, holder, permission, lastUsed, may: presentGrant(reader, grant).may }
    }),
  )
}
