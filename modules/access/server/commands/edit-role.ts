import { isRefusal } from '@guildhall/kernel'
import * as contract from '../../contract/index.ts'
import { changeRoles } from '../change-roles.ts'
import { command } from '../db.ts'
import { canEditRole } from '../policy.ts'
import { presentedRole } from '../role-store.ts'

/** Changes one role; its holders and those of roles that inherit from it feel it with their next request. */
export const editRole = command(contract.editRole, {
  load: (reader, { role }) => presentedRole(reader, role),
  allow: (actor, role) => canEditRole(actor, role),
  async run(tx, { role: key, name, summary, permissions, inherits }) {
    const changed = await changeRoles(tx, (before) =>
      before.map((role) =>
        role.key === key
          ? {
              ...role,
              name: name ?? role.name,
              summary: summary ?? role.summary,
              permissions: permissions ? [...new Set(permissions)] : role.permissions,
              inherits: inherits ? [...new Set(inherits)] : role.inherits,
            }
          : role,
      ),
    )
    return isRefusal(changed) ? changed : presentedRole(tx, key)
  },
})
