import { suspendMember as contract } from '../../contract/index.ts'
import { answered, suspend } from '../changing.ts'
import { command } from '../db.ts'
import { canSuspend } from '../policy.ts'
import { findMember } from '../store.ts'
import { managedMember } from '../views.ts'

/** Keeps a member out until they are reactivated. */
export const suspendMember = command(contract, {
  load: (reader, { member }) => findMember(reader, member),
  allow: (actor, member) => canSuspend(actor, member),
  run: async (tx, { member, reason }) => answered(await suspend(tx, member, reason), () => managedMember(tx, member)),
})
