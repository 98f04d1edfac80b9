import { leaveOrganisation as contract } from '../../contract/index.ts'
import { command } from '../db.ts'
import { refusals } from '../errors.ts'
import { dropMember } from '../memberships.ts'
import { canLeave } from '../policy.ts'
import { findOrganisation, lockMember } from '../store.ts'

/** Leaves an organisation; its owner hands it over first. */
export const leaveOrganisation = command(contract, {
  load: (reader, { organisation }) => findOrganisation(reader, organisation),
  allow: (_actor, organisation) => canLeave(organisation),
  async run(tx, _input, { id }) {
    const leaving = { organisationId: id, memberId: tx.actor.memberId }
    const { role } = await lockMember(tx, leaving)
    if (role === 'owner') return refusals.owner_stays
    tx.audit({ subject: { type: 'organisation', id }, before: { memberId: tx.actor.memberId, role } })
    await dropMember(tx, leaving)
    return { left: true }
  },
})
