import { kernelRefusals, newId, Refused } from '@guildhall/kernel'
import { sql } from 'kysely'
import { type GrantLine, type MemberGrant, rightsChanged } from '../contract/index.ts'
import type { Unit, Writer } from './db.ts'
import { BY_HAND, canRevoke, visibleGrants, visibleMembers } from './policy.ts'
import { partsOf, settledWith } from './rules/conditions.ts'

export type Standing = { memberId: string; displayName: string; status: 'active' | 'suspended' | 'left' | 'waiting' | 'rejected' }

/** A member whose rights the actor may see, or 404. */
export async function findMember(unit: Unit, memberId: string): Promise<Standing> {
  const row = await visibleMembers(unit)
    .where('m.id', '=', memberId)
    .select(['m.id as memberId', 'm.display_name as displayName', 'm.status'])
    .executeTakeFirst()
  if (!row) throw new Refused(kernelRefusals.not_found)
  return row
}

export const grantsFrom = (unit: Unit) =>
  visibleGrants(unit)
    .leftJoin('access_roles as r', (join) => join.onRef('r.tenant_id', '=', 'g.tenant_id').onRef('r.key', '=', 'g.role_key'))
    .select(['g.id', 'g.member_id as memberId', 'g.role_key as role', 'g.permission', 'g.source'])
    .leftJoin('people_members as by', (join) =>
      join.onRef('by.tenant_id', '=', 'g.tenant_id').onRef('by.id', '=', 'g.granted_by'),
    )
    .innerJoin('people_members as holder', (join) =>
      join.onRef('holder.tenant_id', '=', 'g.tenant_id').onRef('holder.id', '=', 'g.member_id'),
    )
    .select(['g.granted_at as grantedAt', 'g.expires_at as expiresAt', 'g.scope', 'g.reason'])
    .select(['by.display_name as grantedBy', 'holder.display_name as holder'])
    .select(sql<string>`coalesce(r.name, g.permission)`.as('name'))
    .select(sql<string[]>`coalesce(r.effective, array[g.permission])`.as('rights'))

/** `rights`: those that count, their scope behind an `@`. */
export type HeldGrant = Omit<MemberGrant, 'may'> & { rights: string[] }

/** What a member holds, what is over included, newest first. */
export async function grantsOf(unit: Unit, memberId: string): Promise<HeldGrant[]> {
  const rows = await grantsFrom(unit)
    .where('g.member_id', '=', memberId)
    .orderBy('g.granted_at', 'desc')
    .orderBy('g.id', 'desc')
    .execute()
  const grants = rows.map((row) => withState(unit, row))
  const held = grants.filter(({ isExpired }) => !isExpired).flatMap(({ rights }) => rights)
  return grants.map((grant) => ({ ...grant, rights: settledWith(grant.rights, held) }))
}

/** What is given by hand and counts now, by holder and what it is. `rights` without scope. */
export const grantsByHand = (unit: Unit) =>
  grantsFrom(unit)
    .where('g.source', 'in', BY_HAND)
    .where('holder.status', '<>', 'left')
    .where((where) => where.or([where('g.expires_at', 'is', null), where('g.expires_at', '>', unit.now)]))
    .orderBy('holder.display_name')
    .orderBy('g.member_id')
    .orderBy(sql`coalesce(g.role_key, g.permission)`)
    .orderBy('g.scope')
    .execute()
export type ByHand = Awaited<ReturnType<typeof grantsByHand>>[number]

export const lineOfHeld = ({ id, memberId, holder, role, permission, scope, expiresAt, reason }: ByHand): GrantLine => ({
  id,
  memberId,
  holder,
  role,
  permission,
  scope,
  expiresAt,
  reason,
})

export async function findGrant(unit: Unit, id: string): Promise<HeldGrant> {
  const row = await grantsFrom(unit).where('g.id', '=', id).executeTakeFirst()
  if (!row) throw new Refused(kernelRefusals.not_found)
  return withState(unit, row)
}

export const presentGrant = ({ actor }: Unit, { rights, ...grant }: HeldGrant): MemberGrant => ({
  ...grant,
  may: { revoke: canRevoke(actor, { source: grant.source, rights: rights.map((right) => partsOf(right).right) }).allowed },
})

export type Giving = {
  memberId: string
  role: string | null
  permission: string | null
  expiresAt: string | null
  /** `tenant`, `own` or `organisation:<id>`. */
  scope?: string | undefined
  reason?: string | undefined
}

/** Gives by hand; what is held by hand already gets the new end. Answers the grant and whether anything changed. */
export async function giveByHand(tx: Writer, { memberId, role, permission, expiresAt, scope = 'tenant', reason }: Giving) {
  const source = role === null ? 'hand' : 'role'
  const known = await tx.db
    .selectFrom('access_grants')
    .select(['id', 'expires_at as expiresAt', 'reason'])
    .where('member_id', '=', memberId)
    .where('source', '=', source)
    .where('scope', '=', scope)
    .where(role === null ? 'permission' : 'role_key', '=', role ?? permission)
    .executeTakeFirst()
  const why = reason ?? known?.reason ?? ''
  if (known && known.expiresAt === expiresAt && known.reason === why) return { id: known.id, changed: false }
  const id = known?.id ?? newId()
  if (known)
    await tx.db
      .updateTable('access_grants')
      .set({ expires_at: expiresAt, reason: why, noted_at: null })
      .where('id', '=', id)
      .execute()
  else
    await tx.db
      .insertInto('access_grants')
      .values({
        tenant_id: tx.tenant.id,
        id,
        member_id: memberId,
        role_key: role,
        permission,
        source,
        scope,
        reason: why,
        granted_by: tx.actor.memberId,
        granted_at: tx.now,
        expires_at: expiresAt,
      })
      .execute()
  tx.emit(rightsChanged, { memberId })
  return { id, changed: true }
}

export function withState<Row extends { expiresAt: string | null; rights: string[]; scope: string }>(
  { now }: Unit,
  row: Row,
): Row & { isExpired: boolean } {
  const rights = row.scope === 'tenant' ? row.rights : row.rights.map((right) => `${right}@${row.scope}`)
  return { ...row, rights, isExpired: row.expiresAt !== null && Temporal.Instant.compare(row.expiresAt, now) <= 0 }
}
