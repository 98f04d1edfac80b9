import { denied, every, isRefusal } from '@guildhall/kernel'
import * as contract from '../../contract/index.ts'
import { changeRoles } from '../change-roles.ts'
import { command } from '../db.ts'
import { refusals } from '../errors.ts'
import { canEditRole } from '../policy.ts'
import { presentedRole } from '../role-store.ts'

/** A role nobody needs any more; who held it loses it with the same commit. */
export const deleteRole = command(contract.deleteRole, {
  load: (reader, { role }) => presentedRole(reader, role),
  allow: (actor, role) =>
    role.isDefault || role.isVisitor ? every(canEditRole(actor, role), denied(refusals.role_stays)) : canEditRole(actor, role),
  async run(tx, { role: key }, { members }) {
    const changed = await changeRoles(tx, (before) =>
      before.some(({ inherits }) => inherits.includes(key))
        ? refusals.role_still_inherited
        : before.filter((role) => role.key !== key),
    )
    return isRefusal(changed) ? changed : { removed: changed.after.length < changed.before.length, members }
  },
})
