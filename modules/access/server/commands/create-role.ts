import { isRefusal } from '@guildhall/kernel'
import * as contract from '../../contract/index.ts'
import { changeRoles } from '../change-roles.ts'
import { command } from '../db.ts'
import { refusals } from '../errors.ts'
import { canManageRoles } from '../policy.ts'
import { presentedRole } from '../role-store.ts'
import { keyFrom } from '../rules.ts'
import { templates } from '../templates.ts'

/** A role of the community's own, from nothing or from a template. */
export const createRole = command(contract.createRole, {
  allow: (actor) => canManageRoles(actor),
  async run(tx, { key: wished, template: wanted, ...given }) {
    const template = wanted === undefined ? undefined : (await templates(tx)).find(({ id }) => id === wanted)
    if (wanted !== undefined && !template) return refusals.unknown_template
    let key = wished ?? ''
    const changed = await changeRoles(tx, (before) => {
      const taken = before.map((role) => role.key)
      if (wished !== undefined && taken.includes(wished)) return refusals.role_key_taken
      key = wished ?? keyFrom(given.name, taken)
      const role = {
        key,
        name: given.name,
        summary: given.summary ?? template?.summary ?? '',
        permissions: given.permissions ?? template?.permissions ?? [],
        inherits: given.inherits ?? (template?.inherits ?? []).filter((parent) => taken.includes(parent)),
        isDefault: false,
        isVisitor: false,
      }
      return [...before, role]
    })
    return isRefusal(changed) ? changed : presentedRole(tx, key)
  },
})
