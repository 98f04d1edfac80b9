import { kernelRefusals } from '@guildhall/kernel'
import { changeMemberRole as contract, memberChanged } from '../../contract/index.ts'
import { command } from '../db.ts'
import { refusals } from '../errors.ts'
import { canIn } from '../policy.ts'
import { memberRows } from '../queries/list-members.ts'
import { findOrganisation, lockMember, memberView } from '../store.ts'

/** Makes a member an admin of the organisation, or an admin a member; its owner changes by transfer alone. */
export const changeMemberRole = command(contract, {
  load: (reader, { organisation }) => findOrganisation(reader, organisation),
  allow: (actor, organisation) => canIn(actor, organisation, 'manage-members'),
  async run(tx, { memberId, role }, { id }) {
    const member = await lockMember(tx, { organisationId: id, memberId })
    if (member.role === 'owner') return refusals.owner_stays
    await tx.db
      .updateTable('organisations_members')
      .set({ role })
      .where('organisation_id', '=', id)
      .where('member_id', '=', memberId)
      .execute()
    tx.audit({ subject: { type: 'organisation', id }, before: { memberId, role: member.role }, after: { memberId, role } })
    tx.emit(memberChanged, { organisationId: id, memberId })
    const row = await memberRows(tx, id).where('organisations_members.member_id', '=', memberId).executeTakeFirst()
    return row ? memberView(tx, row) : kernelRefusals.not_found
  },
})
