import { type AnyReader, type AnyWriter, contentKey, section } from '@guildhall/kernel'
import { tenantChanged } from '@guildhall/tenants/contract'
import { z } from 'zod'
import { rolesChanged } from '../contract/index.ts'
import { access, type Writer } from './db.ts'
import { effectivePermissions } from './rules.ts'

const Role = z.strictObject({
  key: contentKey,
  name: z.string().min(1).max(80),
  summary: z.string().max(300).default(''),
  permissions: z.array(z.string().min(1).max(120)).default([]),
  inherits: z.array(contentKey).default([]),
  visitor: z.boolean().default(false),
  default: z.boolean().default(false),
})
const Shape = z.strictObject({ roles: z.array(Role).min(1) })
type Role = z.output<typeof Role>

/** Roles with what they may do; one of them is what newcomers get, at most one is what visitors hold. */
export const accessSection = section({
  name: 'access',
  schema: Shape,
  ordered: ['access.roles'],
  rules: [
    { kind: 'permission', at: 'access.roles[].permissions[]' },
    { kind: 'reference', at: 'access.roles[].inherits[]', to: 'access.roles', acyclic: true },
    { kind: 'flagged', list: 'access.roles', flag: 'default', count: 'exactly one' },
    { kind: 'flagged', list: 'access.roles', flag: 'visitor', count: 'at most one' },
  ],
  async install(writer: AnyWriter, { roles }) {
    const tx = access.writer(writer)
    const effective = effectivePermissions(roles)
    await removeOthers(tx, roles)
    for (const [position, role] of roles.entries()) await upsert(tx, role, { position, effective: effective.get(role.key) ?? [] })
    const visitor = roles.find((role) => role.visitor)
    await writer.db
      .updateTable('tenants')
      .set({ visitor_permissions: visitor ? (effective.get(visitor.key) ?? []) : [] })
      .where('id', '=', tx.tenant.id)
      .execute()
    tx.emit(rolesChanged, {})
    tx.emit(tenantChanged, { tenantId: tx.tenant.id })
  },
  async export(reader: AnyReader) {
    const rows = await access.reader(reader).db.selectFrom('access_roles').selectAll().orderBy('position').execute()
    const roles = rows.map(({ key, name, summary, permissions, inherits, is_visitor, is_default }) => ({
      key,
      name,
      summary,
      permissions,
      inherits,
      visitor: is_visitor,
      default: is_default,
    }))
    return { roles }
  },
})

/** Roles that are gone take their grants with them; flags are cleared first, as only one row may carry each. */
async function removeOthers(tx: Writer, roles: readonly Role[]) {
  const keys = roles.map(({ key }) => key)
  await tx.db
    .deleteFrom('access_roles')
    .where((where) => where('key', '<>', where.fn<string>('all', [where.val(keys)])))
    .execute()
  await tx.db.updateTable('access_roles').set({ is_default: false, is_visitor: false }).execute()
}

function upsert(tx: Writer, role: Role, more: { position: number; effective: string[] }) {
  const row = {
    name: role.name,
    summary: role.summary,
    permissions: role.permissions,
    inherits: role.inherits,
    is_visitor: role.visitor,
    is_default: role.default,
    ...more,
  }
  return tx.db
    .insertInto('access_roles')
    .values({ tenant_id: tx.tenant.id, key: role.key, ...row })
    .onConflict((conflict) => conflict.columns(['tenant_id', 'key']).doUpdateSet(row))
    .execute()
}
