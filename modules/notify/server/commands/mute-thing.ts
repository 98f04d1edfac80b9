import { kernelRefusals, Refused } from '@guildhall/kernel'
import { muteThing as contract, unmuteThing as unmute } from '../../contract/index.ts'
import { command, type Reader } from '../db.ts'
import { canReadNotices, visibleNotices } from '../policy.ts'

/** Tells one nothing more of a thing; what waits of it goes out no more either. */
export const muteThing = command(contract, {
  load: findThing,
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

/** Tells of a muted thing again. */
export const unmuteThing = command(unmute, {
  allow: canReadNotices,
  async run(tx, { noun, id }) {
    const muted = await tx.db
      .deleteFrom('notify_mutes')
      .where('member_id', '=', tx.actor.memberId)
      .where('noun', '=', noun)
      .where('thing_id', '=', id)
      .returning('thing_id')
      .executeTakeFirst()
    return muted ? { noun, id } : kernelRefusals.not_found
  },
})

/** Something the reader was told of, or could see if they looked; anything else is not there to be muted. */
async function findThing(reader: Reader, { noun, id }: { noun: string; id: string }): Promise<void> {
  const told = await visibleNotices(reader)
    .select('id')
    .where('within_noun', '=', noun)
    .where('within_id', '=', id)
    .executeTakeFirst()
  if (told) return
  const views = await reader.site.subjects.get(noun)?.(reader, [id])
  if (!views?.has(id)) throw new Refused(kernelRefusals.not_found)
}
