import { type EventType, kernelRefusals, Refused } from '@guildhall/kernel'
import * as contract from '../../contract/index.ts'
import { command, type Reader, type Writer } from '../db.ts'
import { canFollow, notOneself, visibleMembers } from '../policy.ts'

/** Hears of what the other does. */
export const followMember = command(contract.followMember, {
  load: (reader, { member }) => visibleMember(reader, member),
  allow: (actor, other) => canFollow(actor, other),
  async run(tx, _input, { id }) {
    await tie(tx, { table: 'people_follows', other: id, event: contract.memberFollowed })
    return { memberId: id }
  },
})

/** Follows no longer; without a tie nothing changes. */
export const unfollowMember = command(contract.unfollowMember, {
  load: (reader, { member }) => anyMember(reader, member),
  allow: (actor, other) => notOneself(actor, other),
  async run(tx, _input, { id }) {
    await untie(tx, { table: 'people_follows', other: id, event: contract.memberUnfollowed })
    return { memberId: id }
  },
})

/** From now on neither sees the other, and following ends both ways. */
export const blockMember = command(contract.blockMember, {
  load: (reader, { member }) => anyMember(reader, member),
  allow: (actor, other) => notOneself(actor, other),
  async run(tx, _input, { id }) {
    await tie(tx, { table: 'people_blocks', other: id, event: contract.memberBlocked })
    const me = tx.actor.memberId as string
    await tx.db
      .deleteFrom('people_follows')
      .where(({ and, eb, or }) =>
        or([and([eb('member_id', '=', me), eb('other_id', '=', id)]), and([eb('member_id', '=', id), eb('other_id', '=', me)])]),
      )
      .execute()
    return { memberId: id }
  },
})

/** Lets each see the other again, unless they block too. */
export const unblockMember = command(contract.unblockMember, {
  load: (reader, { member }) => anyMember(reader, member),
  allow: (actor, other) => notOneself(actor, other),
  async run(tx, _input, { id }) {
    await untie(tx, { table: 'people_blocks', other: id, event: contract.memberUnblocked })
    return { memberId: id }
  },
})

/** Wants to hear nothing more of somebody, who does not notice. */
export const muteMember = command(contract.muteMember, {
  load: (reader, { member }) => visibleMember(reader, member),
  allow: (actor, other) => notOneself(actor, other),
  async run(tx, _input, { id }) {
    await tie(tx, { table: 'people_mutes', other: id, event: contract.memberMuted })
    return { memberId: id }
  },
})

/** Wants to hear of somebody again. */
export const unmuteMember = command(contract.unmuteMember, {
  load: (reader, { member }) => anyMember(reader, member),
  allow: (actor, other) => notOneself(actor, other),
  async run(tx, _input, { id }) {
    await untie(tx, { table: 'people_mutes', other: id, event: contract.memberUnmuted })
    return { memberId: id }
  },
})

type Table = 'people_follows' | 'people_blocks' | 'people_mutes'
type Tie = { table: Table; other: string; event: EventType<string, typeof contract.memberFollowed.data> }

// Only what changes something is told.
async function tie(tx: Writer, { table, other, event }: Tie): Promise<void> {
  const me = tx.actor.memberId as string
  const row = await tx.db
    .insertInto(table)
    .values({ tenant_id: tx.tenant.id, member_id: me, other_id: other, created_at: tx.now })
    .onConflict((conflict) => conflict.columns(['tenant_id', 'member_id', 'other_id']).doNothing())
    .returning('other_id')
    .executeTakeFirst()
  if (row) tx.emit(event, { memberId: me, otherId: other })
}

async function untie(tx: Writer, { table, other, event }: Tie): Promise<void> {
  const me = tx.actor.memberId as string
  const row = await tx.db
    .deleteFrom(table)
    .where('member_id', '=', me)
    .where('other_id', '=', other)
    .returning('other_id')
    .executeTakeFirst()
  if (row) tx.emit(event, { memberId: me, otherId: other })
}

async function visibleMember(reader: Reader, id: string) {
  const row = await visibleMembers(reader)
    .where('people_members.id', '=', id)
    .select(['people_members.id', 'people_members.may_follow'])
    .executeTakeFirst()
  if (!row) throw new Refused(kernelRefusals.not_found)
  return row
}

// Whoever sees somebody's words must be able to block them, whatever their profile shows.
async function anyMember(reader: Reader, id: string) {
  const row = await reader.db.selectFrom('people_members').select('id').where('id', '=', id).executeTakeFirst()
  if (!row) throw new Refused(kernelRefusals.not_found)
  return row
}
