import type { Writer } from './db.ts'
import type { RoleRow } from './role-store.ts'

/** Roles that are gone take their grants with them; flags are cleared first, as only one row may carry each. */
export async function removeOthers(tx: Writer, roles: readonly { key: string }[]): Promise<void> {
  const keys = roles.map(({ key }) => key)
  await tx.db
    .deleteFrom('access_roles')
    .where((where) => where('key', '<>', where.fn<string>('all', [where.val(keys)])))
    .execute()
  await tx.db.updateTable('access_roles').set({ is_default: false, is_visitor: false }).execute()
}

export function upsertRole(tx: Writer, role: RoleRow, more: { position: number; effective: string[] }) {
  const row = {
    name: role.name,
    summary: role.summary,
    permissions: role.permissions,
    inherits: role.inherits,
    is_visitor: role.isVisitor,
    is_default: role.isDefault,
    ...more,
  }
  return tx.db
    .insertInto('access_roles')
    .values({ tenant_id: tx.tenant.id, key: role.key, ...row })
    .onConflict((conflict) => conflict.columns(['tenant_id', 'key']).doUpdateSet(row))
    .execute()
}

/** What a community keeps, beside its name, of what its visitors may do. */
export const setVisitorPermissions = (tx: Writer, permissions: string[]) =>
  tx.db.updateTable('tenants').set({ visitor_permissions: permissions }).where('id', '=', tx.tenant.id).execute()
