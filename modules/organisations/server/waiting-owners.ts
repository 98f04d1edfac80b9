import { isRefusal, Refused, transition } from '@guildhall/kernel'
import { memberJoined } from '@guildhall/people/contract'
import { subscriber, type Writer } from './db.ts'
import { moveOrganisation, organisationMachine } from './organisation-machine.ts'

/** Puts an organisation out of sight whose owner, who has just founded it on signing up, waits to be let in. */
export async function hideForNow(tx: Writer, id: string): Promise<void> {
  const data = { organisationId: id }
  const moved = await transition(tx, organisationMachine, { subjectId: id, from: 'active', move: 'suspend', data })
  if (isRefusal(moved)) throw new Refused(moved)
  await tx.db.updateTable('organisations_accounts').set({ status: moved.to, awaits_owner: true }).where('id', '=', id).execute()
}

/** Shows them once their owner is in; one that was let back in by hand meanwhile stays as it is. */
export const showWithOwner = subscriber({
  name: 'organisations.show-with-owner',
  on: [memberJoined.name],
  async run(tx, { data: { memberId } }) {
    const waiting = await tx.db
      .updateTable('organisations_accounts')
      .set({ awaits_owner: false })
      .where('created_by', '=', memberId)
      .where('awaits_owner', '=', true)
      .returning(['id', 'status'])
      .execute()
    for (const { id, status } of waiting) if (status === 'suspended') await moveOrganisation(tx, { id, move: 'reinstate' })
  },
})
