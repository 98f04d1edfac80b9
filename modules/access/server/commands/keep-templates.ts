import { kernelRefusals, newId, Refused } from '@guildhall/kernel'
import { sql } from 'kysely'
import * as contract from '../../contract/index.ts'
import { command } from '../db.ts'
import { canManageRoles } from '../policy.ts'
import { presentedRole } from '../role-store.ts'
import { presentTemplate, savedTemplates } from '../templates.ts'

/** What a role may do, kept under a name for others to start from. */
export const saveTemplate = command(contract.saveTemplate, {
  load: (reader, { role }) => presentedRole(reader, role),
  allow: (actor) => canManageRoles(actor),
  async run(tx, { name, summary }, { permissions, inherits }) {
    const row = { name, summary, permissions, inherits, created_by: tx.actor.memberId, created_at: tx.now }
    const { id } = await tx.db
      .insertInto('access_templates')
      .values({ tenant_id: tx.tenant.id, id: newId(), ...row })
      .onConflict((conflict) => conflict.expression(sql`tenant_id, lower(name)`).doUpdateSet(row))
      .returning('id')
      .executeTakeFirstOrThrow()
    tx.audit({ subject: { type: 'template', id }, after: { name, permissions, inherits } })
    return presentTemplate(tx, { id, name, summary, permissions, inherits, from: 'saved' })
  },
})

/** A template nobody needs any more. */
export const deleteTemplate = command(contract.deleteTemplate, {
  async load(reader, { template }) {
    const known = canManageRoles(reader.actor).allowed && (await savedTemplates(reader)).find(({ id }) => id === template)
    if (!known) throw new Refused(kernelRefusals.not_found)
    return known
  },
  allow: (actor) => canManageRoles(actor),
  async run(tx, { template }, { name }) {
    const { numDeletedRows } = await tx.db.deleteFrom('access_templates').where('id', '=', template).executeTakeFirst()
    tx.audit({ subject: { type: 'template', id: template }, before: { name } })
    return { removed: numDeletedRows > 0n }
  },
})
