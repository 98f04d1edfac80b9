import * as contract from '../../contract/index.ts'
import { command, type Writer } from '../db.ts'
import { canIn } from '../policy.ts'
import { findMine, findOrganisation, organisationView } from '../store.ts'

type Changes = { name?: string; description?: string; website?: string; location?: string }

/** Changes what an organisation says about itself; its address stays. */
export const editOrganisation = command(contract.editOrganisation, {
  load: (reader, { organisation }) => findOrganisation(reader, organisation),
  allow: (actor, organisation) => canIn(actor, organisation, 'edit'),
  run: (tx, { organisation: _, ...changes }, { id }) => edit(tx, id, changes),
})

/** The same for the organisation the caller acts for. */
export const editMyOrganisation = command(contract.editMyOrganisation, {
  load: (reader) => findMine(reader),
  allow: (actor, organisation) => canIn(actor, organisation, 'edit'),
  run: (tx, changes, { id }) => edit(tx, id, changes),
})

async function edit(tx: Writer, id: string, changes: Changes) {
  await tx.db
    .updateTable('organisations_accounts')
    .set({ ...changes, updated_at: tx.now })
    .where('id', '=', id)
    .execute()
  tx.audit({ subject: { type: 'organisation', id }, after: changes })
  tx.emit(contract.organisationChanged, { organisationId: id })
  return organisationView(tx, id)
}
