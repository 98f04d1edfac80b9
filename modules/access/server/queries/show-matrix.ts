import { covers } from '@guildhall/kernel'
import { type SqlBool, sql } from 'kysely'
import type { Role } from '../../contract/index.ts'
import * as contract from '../../contract/index.ts'
import { query, type Reader } from '../db.ts'
import { canReadRoles } from '../policy.ts'
import { presentedRoles } from '../role-store.ts'
import { bare } from '../rules/conditions.ts'

type Cell = 'own' | 'pattern' | 'inherited' | 'badge'

/** Who may do what, made from what the modules declare: the matrix cannot lag behind the program. */
export const showMatrix = query(contract.showMatrix, {
  allow: (actor) => canReadRoles(actor),
  async run(reader, { q }) {
    const roles = await presentedRoles(reader)
    const declared = [...reader.site.permissions]
    const holders = await holdersOf(reader)
    const wanted = q?.toLowerCase()
    const shown = declared.filter(([key, words]) => !wanted || `${key} ${words}`.toLowerCase().includes(wanted))
    const modules = [...new Set(shown.map(([key]) => moduleOf(key)))].sort()
    const groups = modules.map((module) => ({
      module,
      permissions: shown
        .filter(([key]) => moduleOf(key) === module)
        .map(([permission, summary]) => ({
          permission,
          summary,
          cells: cellsOf(roles, permission),
          holders: new Set(holders.filter(({ right }) => covers(right, permission)).flatMap(({ members }) => members)).size,
        })),
    }))
    const unused = declared.map(([key]) => key).filter((key) => Object.keys(cellsOf(roles, key)).length === 0)
    const idleRoles = roles.filter(({ members, isVisitor }) => members === 0 && !isVisitor).map(({ key }) => key)
    return { roles, groups, unused, idleRoles }
  },
})

const moduleOf = (permission: string): string => permission.split('.', 1)[0] as string

const cellsOf = (roles: readonly Role[], permission: string): Record<string, Cell> =>
  Object.fromEntries(
    roles.flatMap((role) => {
      const cell = cellOf(role, permission)
      return cell ? [[role.key, cell] as const] : []
    }),
  )

function cellOf({ permissions, effective }: Role, permission: string): Cell | null {
  if (permissions.includes(permission)) return 'own'
  if (permissions.some((pattern) => covers(pattern, permission))) return 'pattern'
  if (effective.some((pattern) => covers(pattern, permission))) return 'inherited'
  return effective.some((pattern) => covers(bare(pattern), permission)) ? 'badge' : null
}

/** Each right or pattern that is held, with its active holders. */
async function holdersOf(reader: Reader): Promise<{ right: string; members: string[] }[]> {
  const { rows } = await sql<{ right: string; members: string[] }>`
    select held.permission as "right", array_agg(distinct g.member_id)::text[] as members
    from access_grants g
    join people_members m on m.id = g.member_id and m.status = 'active'
    left join access_roles r on r.tenant_id = g.tenant_id and r.key = g.role_key
    cross join lateral unnest(coalesce(r.effective, array[g.permission])) as held(permission)
    where g.scope = 'tenant' and ${sql<SqlBool>`(g.expires_at is null or g.expires_at > ${reader.now}::timestamptz)`}
    group by 1`.execute(reader.db as never)
  return rows
}
