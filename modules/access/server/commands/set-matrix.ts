import { isRefusal } from '@guildhall/kernel'
import type { MatrixChange } from '../../contract/index.ts'
import * as contract from '../../contract/index.ts'
import { changeRoles } from '../change-roles.ts'
import { command } from '../db.ts'
import { refusals } from '../errors.ts'
import { canManageRoles } from '../policy.ts'
import { presentedRoles, type RoleRow } from '../role-store.ts'
import { difference } from '../rules.ts'

/** Rights ticked and unticked in several roles at once: all of them change or none. */
export const setMatrix = command(contract.setMatrix, {
  allow: (actor) => canManageRoles(actor),
  async run(tx, { changes, dryRun }) {
    const changed = await changeRoles(
      tx,
      (before) => {
        const unknown = changes.find(({ role }) => !before.some(({ key }) => key === role))
        return unknown ? refusals.unknown_role : before.map((role) => withChanges(role, changes))
      },
      dryRun ? 'dry-run' : 'keep',
    )
    if (isRefusal(changed)) return changed
    return { dryRun, items: await presentedRoles(tx), changed: changesBetween(changed.before, changed.after) }
  },
})

function changesBetween(before: readonly RoleRow[], after: readonly RoleRow[]): MatrixChange[] {
  const was = new Map(before.map(({ key, permissions }) => [key, permissions]))
  return after.flatMap(({ key: role, permissions }) => {
    const old = was.get(role) ?? []
    return difference(old, permissions).map((permission) => ({ role, permission, granted: permissions.includes(permission) }))
  })
}

function withChanges(role: RoleRow, changes: readonly MatrixChange[]): RoleRow {
  const own = new Set(role.permissions)
  for (const { role: key, permission, granted } of changes) {
    if (key !== role.key) continue
    if (granted) own.add(permission)
    else own.delete(permission)
  }
  return { ...role, permissions: [...own] }
}
