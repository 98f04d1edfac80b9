import { transferOwnership as contract, ownershipTransferred } from '../../contract/index.ts'
import { command } from '../db.ts'
import { refusals } from '../errors.ts'
import { canIn } from '../policy.ts'
import { findOrganisation, lockMember } from '../store.ts'

/** Hands the organisation to another of its members; the old owner stays as an admin. */
export const transferOwnership = command(contract, {
  load: (reader, { organisation }) => findOrganisation(reader, organisation),
  allow: (actor, organisation) => canIn(actor, organisation, 'transfer'),
  async run(tx, { memberId }, { id }) {
    const { role } = await lockMember(tx, { organisationId: id, memberId })
    if (role === 'owner') return refusals.already_owner
    const members = tx.db.updateTable('organisations_members').where('organisation_id', '=', id)
    const before = await members.set({ role: 'admin' }).where('role', '=', 'owner').returning('member_id').executeTakeFirst()
    await members.set({ role: 'owner' }).where('member_id', '=', memberId).execute()
    tx.audit({
      subject: { type: 'organisation', id },
      before: { ownerId: before?.member_id ?? null },
      after: { ownerId: memberId },
    })
    tx.emit(ownershipTransferred, { organisationId: id, fromId: before?.member_id ?? memberId, toId: memberId })
    return { organisationId: id, ownerId: memberId }
  },
})
