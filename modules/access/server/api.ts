import { type AnyReader, type AnyWriter, newId } from '@guildhall/kernel'
import { sql } from 'kysely'
import { rightsChanged } from '../contract/events.ts'
import { access } from './db.ts'

/**
 * Gives a member a role, or the right itself, from a source such as `role` or `badge:<id>`. Giving again what still counts
 * changes nothing; what was over counts anew.
 */
export async function grant(
  writer: AnyWriter,
  given: { memberId: string; source: string; expiresAt?: string | null; reason?: string } & (
    | { role: string }
    | { permission: string }
  ),
): Promise<void> {
  const tx = access.writer(writer)
  const { numInsertedOrUpdatedRows } = await tx.db
    .insertInto('access_grants')
    .values({
      tenant_id: tx.tenant.id,
      id: newId(),
      member_id: given.memberId,
      role_key: 'role' in given ? given.role : null,
      permission: 'permission' in given ? given.permission : null,
      source: given.source,
      reason: given.reason ?? '',
      granted_by: tx.actor.memberId,
      granted_at: tx.now,
      expires_at: given.expiresAt ?? null,
    })
    .onConflict((conflict) =>
      conflict
        .expression(sql`tenant_id, member_id, source, coalesce(role_key, permission), scope`)
        .doUpdateSet({ granted_at: tx.now, expires_at: given.expiresAt ?? null })
        .where('access_grants.expires_at', '<=', tx.now),
    )
    .executeTakeFirst()
  if (numInsertedOrUpdatedRows) tx.emit(rightsChanged, { memberId: given.memberId })
}

/**
 * Takes back everything a member holds from a source, or only one role; from an organisation also what was given by hand
 * for its matters.
 */
export async function revoke(writer: AnyWriter, taken: { memberId: string; source: string; role?: string }): Promise<void> {
  const tx = access.writer(writer)
  const { numDeletedRows } = await tx.db
    .deleteFrom('access_grants')
    .where('member_id', '=', taken.memberId)
    .where((where) => where.or([where('source', '=', taken.source), where('scope', '=', taken.source)]))
    .$if(taken.role !== undefined, (grants) => grants.where('role_key', '=', taken.role as string))
    .executeTakeFirst()
  if (numDeletedRows > 0n) tx.emit(rightsChanged, { memberId: taken.memberId })
}

/** Takes back everything a member holds, whatever its source: for somebody who is gone for good. */
export async function endGrants(writer: AnyWriter, memberId: string): Promise<void> {
  const tx = access.writer(writer)
  await tx.db.deleteFrom('access_grants').where('member_id', '=', memberId).execute()
  tx.emit(rightsChanged, { memberId })
}

/** The role every new member gets; null when the community has none. */
export async function defaultRole(reader: AnyReader): Promise<string | null> {
  const row = await access
    .reader(reader)
    .db.selectFrom('access_roles')
    .select('key')
    .where('is_default', '=', true)
    .executeTakeFirst()
  return row?.key ?? null
}

/** Keys of the roles a member holds at this moment, directly. */
export async function rolesOf(reader: AnyReader, memberId: string): Promise<string[]> {
  const rows = await access
    .reader(reader)
    .db.selectFrom('access_grants')
    .select('role_key')
    .distinct()
    .where('member_id', '=', memberId)
    .where('role_key', 'is not', null)
    .where((where) => where.or([where('expires_at', 'is', null), where('expires_at', '>', reader.now)]))
    .execute()
  return rows.map(({ role_key }) => role_key as string)
}

export { actorOfMember, actorsOfMembers } from './actor-of-member.ts'
export { actorOfSession, authenticate, tokenHash } from './authenticate.ts'
export { holdersOf } from './holders.ts'
export { appointOperator, dismissOperator, listOperators } from './operators.ts'
export { givableRoles, type RoleFacts, roleFacts } from './role-facts.ts'
export { sessionRulesOf } from './session-rules.ts'
