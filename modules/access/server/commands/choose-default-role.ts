import { isRefusal } from '@guildhall/kernel'
import * as contract from '../../contract/index.ts'
import { changeRoles } from '../change-roles.ts'
import { command } from '../db.ts'
import { canEditRole } from '../policy.ts'
import { presentedRole } from '../role-store.ts'

/** What newcomers get from now on; those who are here keep what they have. */
export const chooseDefaultRole = command(contract.chooseDefaultRole, {
  load: (reader, { role }) => presentedRole(reader, role),
  allow: (actor, role) => canEditRole(actor, role),
  async run(tx, { role: key }) {
    const changed = await changeRoles(tx, (before) => before.map((role) => ({ ...role, isDefault: role.key === key })))
    return isRefusal(changed) ? changed : presentedRole(tx, key)
  },
})
