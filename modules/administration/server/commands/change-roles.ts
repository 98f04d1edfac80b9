import { changeRoles as contract } from '../../contract/index.ts'
import { answered, setRoles } from '../changing.ts'
import { command } from '../db.ts'
import { canEdit } from '../policy.ts'
import { findMember } from '../store.ts'
import { managedMember } from '../views.ts'

/** Says which roles a member holds by hand. */
export const changeRoles = command(contract, {
  load: (reader, { member }) => findMember(reader, member),
  allow: (actor, member) => canEdit(actor, member),
  run: async (tx, { member, roles, reason }) =>
    answered(await setRoles(tx, member, roles, reason), () => managedMember(tx, member)),
})
