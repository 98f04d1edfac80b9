import { actFor as contract } from '../../contract/index.ts'
import { command } from '../db.ts'
import { canActFor } from '../policy.ts'
import { membershipList } from '../queries/list-memberships.ts'
import { findOrganisation, sessionOf } from '../store.ts'

/** Chooses for whom somebody acts, in this session only. */
export const actFor = command(contract, {
  load: (reader, { organisation }) => findOrganisation(reader, organisation),
  allow: (_actor, organisation) => canActFor(organisation),
  async run(tx, _input, { id }) {
    const choice = { organisation_id: id, chosen_at: tx.now }
    await tx.db
      .insertInto('organisations_choices')
      .values({ tenant_id: tx.tenant.id, session_id: sessionOf(tx), ...choice })
      .onConflict((conflict) => conflict.columns(['tenant_id', 'session_id']).doUpdateSet(choice))
      .execute()
    return membershipList(tx)
  },
})
