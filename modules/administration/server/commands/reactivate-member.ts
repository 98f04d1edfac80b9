import { reactivateMember as contract } from '../../contract/index.ts'
import { answered, reactivate } from '../changing.ts'
import { command } from '../db.ts'
import { canReactivate } from '../policy.ts'
import { findMember } from '../store.ts'
import { managedMember } from '../views.ts'

/** Lets a suspended member in again. */
export const reactivateMember = command(contract, {
  load: (reader, { member }) => findMember(reader, member),
  allow: (actor, member) => canReactivate(actor, member),
  run: async (tx, { member }) => answered(await reactivate(tx, member), () => managedMember(tx, member)),
})
