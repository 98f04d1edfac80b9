import { sql } from 'kysely'
import type { ManagedMember, MemberRow } from '../contract/index.ts'
import type { Reader, Writer } from './db.ts'
import { canEdit, canReactivate, canRemove, canSuspend } from './policy.ts'
import { mayFollow, reaches } from './rules.ts'
import { allRoles, BY_HAND, findMember, roleChanges } from './store.ts'

type Unit = Reader | Writer

export const memberColumns = [
  'm.id as memberId',
  'm.account_id as accountId',
  'm.display_name as displayName',
  'm.headline',
  'm.hue',
  'm.status',
  'm.joined_at as joinedAt',
  'm.last_seen_at as lastSeenAt',
] as const

/** The roles held at this moment, in the community's order. */
export const rolesColumn = (now: string, memberId: 'm.id' | 'm.memberId' = 'm.id') => sql<
  { key: string; name: string }[]
>`coalesce((
  select json_agg(json_build_object('key', r.key, 'name', r.name) order by r.position)
  from access_roles r where exists (
    select from access_grants g where g.member_id = ${sql.ref(memberId)} and g.role_key = r.key
      and (g.expires_at is null or g.expires_at > ${now}::timestamptz))), '[]')`

/** One member as their administrator sees them, and what that administrator may do. */
export async function managedMember(unit: Unit, memberId: string): Promise<ManagedMember> {
  const standing = await findMember(unit, memberId)
  const [row, grants, roles, changes] = [
    await rowOf(unit, memberId),
    await grantsOf(unit, memberId),
    await allRoles(unit),
    await roleChanges(unit),
  ]
  const { actor } = unit
  const held = grants.filter(({ source, role }) => source === BY_HAND && role).map(({ role }) => role as string)
  const mayEdit = canEdit(actor, standing).allowed
  const isSelf = actor.memberId === memberId
  const choices = roles.map(({ key, name, summary, effective }) => {
    const isHeld = held.includes(key)
    const mayGive = !isSelf && reaches(actor.permissions, effective) && mayFollow(changes, held, key)
    return { key, name, summary, held: isHeld, changeable: mayEdit && (isHeld || mayGive) }
  })
  return {
    ...row,
    grants,
    choices,
    may: {
      edit: mayEdit,
      changeRoles: mayEdit,
      suspend: canSuspend(actor, standing).allowed,
      reactivate: canReactivate(actor, standing).allowed,
      remove: canRemove(actor, standing).allowed,
    },
  }
}

async function rowOf(unit: Unit, memberId: string): Promise<MemberRow & { sessions: number }> {
  const { accountId: _, ...row } = await unit.db
    .selectFrom('people_members as m')
    .leftJoin('identity_accounts as a', 'a.id', 'm.account_id')
    .where('m.id', '=', memberId)
    .select([...memberColumns, 'a.email', rolesColumn(unit.now).as('roles')])
    .select((from) =>
      from
        .selectFrom('identity_sessions as s')
        .whereRef('s.account_id', '=', 'm.account_id')
        .where('s.tenant_id', '=', unit.tenant.id)
        .where('s.ended_at', 'is', null)
        .where('s.expires_at', '>', unit.now)
        .select(from.fn.countAll<number>().as('alive'))
        .as('sessions'),
    )
    .executeTakeFirstOrThrow()
  return { ...row, sessions: row.sessions ?? 0 }
}

const grantsOf = (unit: Unit, memberId: string) =>
  unit.db
    .selectFrom('access_grants as g')
    .leftJoin('access_roles as r', (join) => join.onRef('r.tenant_id', '=', 'g.tenant_id').onRef('r.key', '=', 'g.role_key'))
    .where('g.member_id', '=', memberId)
    .where((where) => where.or([where('g.expires_at', 'is', null), where('g.expires_at', '>', unit.now)]))
    .select(['g.role_key as role', 'g.permission', 'g.source', 'g.expires_at as expiresAt'])
    .select((select) => select.fn.coalesce('r.name', 'g.permission').as('name'))
    .orderBy('r.position')
    .orderBy('g.source')
    .$narrowType<{ name: string }>()
    .execute()
