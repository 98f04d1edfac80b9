import { givableRoles } from '@guildhall/access/api'
import { allowed, holds } from '@guildhall/kernel'
import { listGivableRoles as contract } from '../../contract/index.ts'
import { query } from '../db.ts'
import { coversRole } from '../rules.ts'

/** The roles the caller may give: for the form that invites. */
export const listGivableRoles = query(contract, {
  allow: () => allowed,
  async run(reader) {
    if (!holds(reader.actor, 'community.invite')) return { items: [] }
    const roles = await givableRoles(reader)
    return { items: roles.filter((role) => coversRole(reader.actor, role)).map(({ key, name }) => ({ key, name })) }
  },
})
