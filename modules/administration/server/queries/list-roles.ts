import { holds } from '@guildhall/kernel'
import { listRoles as contract } from '../../contract/index.ts'
import { query } from '../db.ts'
import { canViewMembers } from '../policy.ts'
import { reaches } from '../rules.ts'
import { allRoles } from '../store.ts'

/** The roles there are; whoever holds as much as one may give and take it. */
export const listRoles = query(contract, {
  allow: (actor) => canViewMembers(actor),
  async run(reader) {
    const mayManage = holds(reader.actor, 'administration.member.manage')
    const roles = await allRoles(reader)
    return {
      items: roles.map(({ key, name, effective }) => ({
        key,
        name,
        changeable: mayManage && reaches(reader.actor.permissions, effective),
      })),
    }
  },
})
