import { muteThing as contract, unmuteThing as unmute } from '../../contract/index.ts'
import { command } from '../db.ts'
import { canReadNotices } from '../policy.ts'

/** Tells one nothing more of a thing; what waits of it goes out no more either. */
export const muteThing = command(contract, {
  allow: canReadNotices,
  async run(tx, { noun, id }) {
    await tx.db
      .insertInto('notify_mutes')
      .values({ tenant_id: tx.tenant.id, member_id: tx.actor.memberId, noun, thing_id: id, created_at: tx.now })
      .onConflict((conflict) => conflict.columns(['tenant_id', 'member_id', 'noun', 'thing_id']).doNothing())
      .execute()
    return { noun, id }
  },
})

/** Tells of it again; a thing that is not muted stays as it is. */
export const unmuteThing = command(unmute, {
  allow: canReadNotices,
  async run(tx, { noun, id }) {
    await tx.db
      .deleteFrom('notify_mutes')
      .where('member_id', '=', tx.actor.memberId)
      .where('noun', '=', noun)
      .where('thing_id', '=', id)
      .execute()
    return { noun, id }
  },
})
