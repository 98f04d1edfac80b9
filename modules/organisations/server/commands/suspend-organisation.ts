import * as contract from '../../contract/index.ts'
import { command } from '../db.ts'
import { moveOrganisation } from '../organisation-machine.ts'
import { canSuspend } from '../policy.ts'
import { findOrganisation } from '../store.ts'

/** Takes an organisation out of the directory, and from its people what they hold through it. */
export const suspendOrganisation = command(contract.suspendOrganisation, {
  load: (reader, { organisation }) => findOrganisation(reader, organisation),
  allow: (actor) => canSuspend(actor),
  run: (tx, { reason }, { id }) => moveOrganisation(tx, { id, move: 'suspend', reason }),
})

/** Brings it back. */
export const reinstateOrganisation = command(contract.reinstateOrganisation, {
  load: (reader, { organisation }) => findOrganisation(reader, organisation),
  allow: (actor) => canSuspend(actor),
  run: (tx, _input, { id }) => moveOrganisation(tx, { id, move: 'reinstate' }),
})
