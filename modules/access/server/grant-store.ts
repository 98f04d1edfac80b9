import { kernelRefusals, newId, Refused } from '@guildhall/kernel'
import { sql } from 'kysely'
import { type MemberGrant, rightsChanged } from '../contract/index.ts'
import type { Unit, Writer } from './db.ts'
import { canRevoke, visibleGrants, visibleMembers } from './policy.ts'

export type Standing = { memberId: string; displayName: string; status: 'active' | 'suspended' | 'left' }

/** A member whose rights the actor may see, or 404. */
export async function findMember(unit: Unit, memberId: string): Promise<Standing> {
  const row = await visibleMembers(unit)
    .where('m.id', '=', memberId)
    .select(['m.id as memberId', 'm.display_name as displayName', 'm.status'])
    .executeTakeFirst()
  if (!row) throw new Refused(kernelRefusals.not_found)
  return row
}

const grantsFrom = (unit: Unit) =>
  visibleGrants(unit)
    .leftJoin('access_roles as r', (join) => join.onRef('r.tenant_id', '=', 'g.tenant_id').onRef('r.key', '=', 'g.role_key'))
    .select(['g.id', 'g.member_id as memberId', 'g.role_key as role', 'g.permission', 'g.source'])
    .select(['g.granted_at as grantedAt', 'g.expires_at as expiresAt'])
    .select(sql<string>`coalesce(r.name, g.permission)`.as('name'))
    .select(sql<string[]>`coalesce(r.effective, array[g.permission])`.as('rights'))

export type HeldGrant = Omit<MemberGrant, 'may'> & { rights: string[] }

/** What a member holds, what is over included, newest first. */
export async function grantsOf(unit: Unit, memberId: string): Promise<HeldGrant[]> {
  const rows = await grantsFrom(unit)
    .where('g.member_id', '=', memberId)
    .orderBy('g.granted_at', 'desc')
    .orderBy('g.id', 'desc')
    .execute()
  return rows.map((row) => withState(unit, row))
}

export async function findGrant(unit: Unit, id: string): Promise<HeldGrant> {
  const row = await grantsFrom(unit).where('g.id', '=', id).executeTakeFirst()
  if (!row) throw new Refused(kernelRefusals.not_found)
  return withState(unit, row)
}

export const presentGrant = ({ actor }: Unit, { rights, ...grant }: HeldGrant): MemberGrant => ({
  ...grant,
  may: { revoke: canRevoke(actor, { source: grant.source, rights }).allowed },
})

export type Giving = { memberId: string; role: string | null; permission: string | null; expiresAt: string | null }

/** Gives by hand; what is held by hand already gets the new end. Answers the grant and whether anything changed. */
export async function giveByHand(tx: Writer, { memberId, role, permission, expiresAt }: Giving) {
  const source = role === null ? 'hand' : 'role'
  const known = await tx.db
    .selectFrom('access_grants')
    .select(['id', 'expires_at as expiresAt'])
    .where('member_id', '=', memberId)
    .where('source', '=', source)
    .where(role === null ? 'permission' : 'role_key', '=', role ?? permission)
    .executeTakeFirst()
  if (known && known.expiresAt === expiresAt) return { id: known.id, changed: false }
  const id = known?.id ?? newId()
  if (known) await tx.db.updateTable('access_grants').set({ expires_at: expiresAt }).where('id', '=', id).execute()
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
        granted_at: tx.now,
        expires_at: expiresAt,
      })
      .execute()
  tx.emit(rightsChanged, { memberId })
  return { id, changed: true }
}

function withState<Row extends { expiresAt: string | null }>({ now }: Unit, row: Row): Row & { isExpired: boolean } {
  return { ...row, isExpired: row.expiresAt !== null && Temporal.Instant.compare(row.expiresAt, now) <= 0 }
}
