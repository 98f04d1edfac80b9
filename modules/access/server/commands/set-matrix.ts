import { isRefusal } from '@guildhall/kernel'
import * as contract from '../../contract/index.ts'
import { changeRoles } from '../change-roles.ts'
import { command } from '../db.ts'
import { refusals } from '../errors.ts'
import { canManageRoles } from '../policy.ts'
import { presentedRoles, type RoleRow } from '../role-store.ts'

type Change = { role: string; permission: string; granted: boolean }

/** Rights ticked and unticked in several roles at once: all of them change or none. */
export const setMatrix = command(contract.setMatrix, {
  allow: (actor) => canManageRoles(actor),
  async run(tx, { changes }) {
    const changed = await changeRoles(tx, (before) => {
      const unknown = changes.find(({ role }) => !before.some(({ key }) => key === role))
      return unknown ? refusals.unknown_role : before.map((role) => withChanges(role, changes))
    })
    return isRefusal(changed) ? changed : { items: await presentedRoles(tx) }
  },
})

function withChanges(role: RoleRow, changes: readonly Change[]): RoleRow {
  const own = new Set(role.permissions)
  for (const { role: key, permission, granted } of changes) {
    if (key !== role.key) continue
    if (granted) own.add(permission)
    else own.delete(permission)
  }
  return { ...role, permissions: [...own] }
}
