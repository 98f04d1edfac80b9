import { type AnyReader, type AnyWriter, contentKey, section } from '@guildhall/kernel'
import { tenantChanged } from '@guildhall/tenants/contract'
import { z } from 'zod'
import { rolesChanged } from '../contract/index.ts'
import { access } from './db.ts'
import { effectivePermissions } from './rules.ts'
import { removeOthers, setVisitorPermissions, upsertRole } from './write-roles.ts'

export const RoleEntry = z.strictObject({
  key: contentKey,
  name: z.string().min(1).max(80),
  summary: z.string().max(300).default(''),
  permissions: z.array(z.string().min(1).max(120)).default([]),
  inherits: z.array(contentKey).default([]),
  visitor: z.boolean().default(false),
  default: z.boolean().default(false),
})
export const RolesFile = z.strictObject({ roles: z.array(RoleEntry).min(1) })

/** Roles with what they may do; one of them is what newcomers get, at most one is what visitors hold. */
export const accessSection = section({
  name: 'access',
  schema: RolesFile,
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
    for (const [position, { visitor, default: isDefault, ...role }] of roles.entries())
      await upsertRole(tx, { ...role, isVisitor: visitor, isDefault }, { position, effective: effective.get(role.key) ?? [] })
    const visitor = roles.find((role) => role.visitor)
    await setVisitorPermissions(tx, visitor ? (effective.get(visitor.key) ?? []) : [])
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
