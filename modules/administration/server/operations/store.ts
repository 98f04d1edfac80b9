import { isRefusal, kernelRefusals, Refused, transition } from '@guildhall/kernel'
import { cards } from '@guildhall/people/api'
import type { Operation } from '../../contract/index.ts'
import type { Reader, Writer } from '../db.ts'
import { canCancelOperation, canUndoOperation, visibleOperations } from '../policy.ts'
import { operationMachine } from './machine.ts'

type Unit = Reader | Writer

const columns = [
  'id',
  'action',
  'role',
  'reason',
  'filter',
  'state',
  'total',
  'changed',
  'refused',
  'step',
  'by_member as byMember',
  'undoes',
  'undone_by as undoneBy',
  'created_at as createdAt',
  'finished_at as finishedAt',
] as const

export const operationRows = (unit: Unit) => visibleOperations(unit).select(columns)
export type OperationRow = Awaited<ReturnType<ReturnType<typeof operationRows>['executeTakeFirstOrThrow']>>

/** How many members a job handles at a time: one transaction, a second or so. */
export const CHUNK = 200

export async function findOperation(unit: Unit, id: string): Promise<OperationRow> {
  const row = await operationRows(unit).where('id', '=', id).executeTakeFirst()
  if (!row) throw new Refused(kernelRefusals.not_found)
  return row
}

export async function operationViews(unit: Unit, rows: readonly OperationRow[]): Promise<Operation[]> {
  const people = await cards(
    unit,
    rows.map(({ byMember }) => byMember),
  )
  return rows.map(({ byMember, step, filter, ...row }) => ({
    ...row,
    action: row.action as Operation['action'],
    state: row.state as Operation['state'],
    filter: filter as Operation['filter'],
    done: row.state === 'done' ? row.total : Math.min(row.total, step * CHUNK),
    byName: people.get(byMember)?.displayName ?? '',
    may: { cancel: canCancelOperation(unit.actor, row).allowed, undo: canUndoOperation(unit.actor, row).allowed },
  }))
}

export const operationView = async (unit: Unit, id: string): Promise<Operation> =>
  (await operationViews(unit, [await findOperation(unit, id)]))[0] as Operation

/** Ends an operation that runs; one that is over refuses with what is possible instead. */
export async function end(tx: Writer, { id, state }: { id: string; state: string }, move: 'finish' | 'cancel') {
  const moved = await transition(tx, operationMachine, { subjectId: id, from: state as 'running', move })
  if (isRefusal(moved)) return moved
  await tx.db
    .updateTable('administration_operations')
    .set({ state: moved.to, finished_at: tx.now })
    .where('id', '=', id)
    .execute()
  return null
}
