import { createOrganisation as contract } from '../../contract/index.ts'
import { command } from '../db.ts'
import { found } from '../memberships.ts'
import { canFound } from '../policy.ts'
import { organisationView } from '../store.ts'

/** Founds an organisation; its founder owns it. */
export const createOrganisation = command(contract, {
  allow: (actor) => canFound(actor),
  run: async (tx, input) => organisationView(tx, await found(tx, { ...input, ownerMemberId: tx.actor.memberId })),
})
