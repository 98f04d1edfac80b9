import { removeMember as contract } from '../../contract/index.ts'
import { answered, remove } from '../changing.ts'
import { command } from '../db.ts'
import { canRemove } from '../policy.ts'
import { findMember } from '../store.ts'

/** Takes a member out of the community; what is personal goes when the grace period is over. */
export const removeMember = command(contract, {
  load: (reader, { member }) => findMember(reader, member),
  allow: (actor, member) => canRemove(actor, member),
  run: async (tx, { member, reason }) => answered(await remove(tx, member, reason), async () => ({ removed: true })),
})
