import { removeMember as contract } from '../../contract/index.ts'
import { command } from '../db.ts'
import { refusals } from '../errors.ts'
import { dropMember } from '../memberships.ts'
import { canIn } from '../policy.ts'
import { findOrganisation, lockMember } from '../store.ts'

/** Takes somebody out of the organisation; never its owner. */
export const removeMember = command(contract, {
  load: (reader, { organisation }) => findOrganisation(reader, organisation),
  allow: (actor, organisation) => canIn(actor, organisation, 'manage-members'),
  async run(tx, { memberId }, { id }) {
    const leaving = { organisationId: id, memberId }
    const { role } = await lockMember(tx, leaving)
    if (role === 'owner') return refusals.owner_stays
    tx.audit({ subject: { type: 'organisation', id }, before: { memberId, role } })
    await dropMember(tx, leaving)
    return { removed: true }
  },
})
