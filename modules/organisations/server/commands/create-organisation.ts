import { createOrganisation as contract } from '../../contract/index.ts'
import { command } from '../db.ts'
import { found } from '../memberships.ts'
import { canFound } from '../policy.ts'
import { organisationView } from '../store.ts'

/** Founds an organisation; its founder owns it. */
export const createOrganisation = command(contract, {
  allow: (actor) => canFound(actor),
  async run(tx, input) {
    const id = await found(tx, { ...input, ownerMemberId: tx.actor.memberId })
    tx.audit({ subject: { type: 'organisation', id }, after: { name: input.name, kind: input.kind } })
    return organisationView(tx, id)
  },
})
