import { kernelRefusals, type Refusal } from '@guildhall/kernel'
import * as contract from '../../contract/index.ts'
import { command, type Writer } from '../db.ts'
import { matching } from '../matching.ts'
import { canCancelOperation, canManageMembers, canUndoOperation } from '../policy.ts'
import { begin } from './begin.ts'
import { faultsOf, opposite } from './rules.ts'
import { end, findOperation, type OperationRow, operationView } from './store.ts'

/** Does one thing to everybody who matches now, by a job; who may not be changed is left out and named. */
export const startOperation = command(contract.startOperation, {
  allow: (actor) => canManageMembers(actor),
  async run(tx, { filter, ...change }) {
    const errors = faultsOf(change)
    if (errors.length > 0) return kernelRefusals.invalid_input.with({ errors })
    const meant = await matching(tx, filter)
    return begin(tx, meant.select('m.id'), { change, filter })
  },
})

/** Stops what is still running; whoever was changed by then stays changed. */
export const cancelOperation = command(contract.cancelOperation, {
  load: (reader, { operation }) => findOperation(reader, operation),
  allow: (actor, operation) => canCancelOperation(actor, operation),
  async run(tx, _input, { id }) {
    const refusal = await end(tx, await locked(tx, id), 'cancel')
    if (refusal) return refusal
    tx.audit({ subject: { type: 'operation', id }, before: { state: 'running' }, after: { state: 'cancelled' } })
    return operationView(tx, id)
  },
})

/** Starts the opposite for everybody who was changed; two who ask at once start it once. */
export const undoOperation = command(contract.undoOperation, {
  load: (reader, { operation }) => findOperation(reader, operation),
  allow: (actor, operation) => canUndoOperation(actor, operation),
  async run(tx, _input, { id }) {
    const before = await locked(tx, id)
    const verdict = canUndoOperation(tx.actor, before)
    if (!verdict.allowed) return verdict.refusal
    const undone = await begin(tx, changedBy(tx, id), { change: takingBack(before), filter: {}, undoes: id })
    if (isOperation(undone))
      await tx.db.updateTable('administration_operations').set({ undone_by: undone.id }).where('id', '=', id).execute()
    return undone
  },
})

const isOperation = (outcome: contract.Operation | Refusal): outcome is contract.Operation => 'may' in outcome

const changedBy = (tx: Writer, id: string) =>
  tx.db
    .selectFrom('administration_outcomes')
    .where('operation_id', '=', id)
    .where('outcome', '=', 'changed')
    .select('member_id as id')

const takingBack = ({ action, role, reason }: OperationRow) => ({
  action: opposite[action as keyof typeof opposite],
  role,
  reason,
})

async function locked(tx: Writer, id: string): Promise<OperationRow> {
  await tx.db.selectFrom('administration_operations').where('id', '=', id).select('id').forUpdate().execute()
  return findOperation(tx, id)
}
