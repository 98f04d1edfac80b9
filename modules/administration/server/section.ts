import { type AnyReader, type AnyWriter, contentKey, section } from '@guildhall/kernel'
import { z } from 'zod'
import { Tier } from '../contract/index.ts'
import { administration } from './db.ts'

const Shape = z.strictObject({
  tiers: z.array(z.strictObject({ role: contentKey, tier: Tier })).default([]),
  roleChanges: z
    .array(z.strictObject({ from: contentKey, to: z.array(contentKey).min(1) }))
    .nullable()
    .default(null),
})

/** Which navigation a role has, and which role may follow which. Without `roleChanges` any role may follow any. */
export const administrationSection = section({
  name: 'administration',
  schema: Shape,
  rules: [
    { kind: 'reference', at: 'administration.tiers[].role', to: 'access.roles' },
    { kind: 'reference', at: 'administration.roleChanges[].from', to: 'access.roles' },
    { kind: 'reference', at: 'administration.roleChanges[].to[]', to: 'access.roles' },
  ],
  async install(writer: AnyWriter, { tiers, roleChanges }) {
    const tx = administration.writer(writer)
    const row = {
      // As lists: objects would lose their order in the database.
      tiers: JSON.stringify(tiers),
      role_changes: roleChanges && JSON.stringify(roleChanges),
    }
    await tx.db
      .insertInto('administration_settings')
      .values({ tenant_id: tx.tenant.id, ...row })
      .onConflict((conflict) => conflict.column('tenant_id').doUpdateSet(row))
      .execute()
  },
  async export(reader: AnyReader) {
    const row = await administration.reader(reader).db.selectFrom('administration_settings').selectAll().executeTakeFirst()
    return Shape.parse({ tiers: row?.tiers ?? [], roleChanges: row?.role_changes ?? null })
  },
})
