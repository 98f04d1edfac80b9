import { pageFrom, pagingOf } from '@guildhall/kernel'
import { cards } from '@guildhall/people/api'
import { z } from 'zod'
import * as contract from '../../contract/index.ts'
import { query } from '../db.ts'
import { sentenceOf } from '../errors.ts'
import { canViewMembers } from '../policy.ts'
import { findOperation, operationRows, operationViews } from './store.ts'

const OPERATIONS_A_PAGE = 20
const OUTCOMES_A_PAGE = 50

/** An operation and how far it is. */
export const showOperation = query(contract.showOperation, {
  load: (reader, { operation }) => findOperation(reader, operation),
  allow: (actor) => canViewMembers(actor),
  run: async (reader, _input, row) => (await operationViews(reader, [row]))[0] as contract.Operation,
})

/** Operations on members, latest first. */
export const listOperations = query(contract.listOperations, {
  allow: (actor) => canViewMembers(actor),
  async run(reader, input) {
    const { size, after, limit, offset } = pagingOf(input, OPERATIONS_A_PAGE, z.tuple([z.iso.datetime(), z.uuid()]))
    let rows = operationRows(reader).orderBy('created_at', 'desc').orderBy('id', 'desc').limit(limit).offset(offset)
    if (after) rows = rows.where(({ eb, refTuple, tuple }) => eb(refTuple('created_at', 'id'), '<', tuple(...after)))
    const { items, nextCursor } = pageFrom(await rows.execute(), size, (row) => [row.createdAt, row.id])
    return { items: await operationViews(reader, items), nextCursor }
  },
})

/** What became of each member of an operation, and why. */
export const listOutcomes = query(contract.listOutcomes, {
  load: (reader, { operation }) => findOperation(reader, operation),
  allow: (actor) => canViewMembers(actor),
  async run(reader, input, { id }) {
    const { size, after, limit, offset } = pagingOf(input, OUTCOMES_A_PAGE, z.tuple([z.uuid()]))
    let rows = reader.db
      .selectFrom('administration_outcomes')
      .where('operation_id', '=', id)
      .select(['member_id as memberId', 'outcome', 'code'])
      .orderBy('member_id')
      .limit(limit)
      .offset(offset)
    if (input.outcome) rows = rows.where('outcome', '=', input.outcome)
    if (after) rows = rows.where('member_id', '>', after[0])
    const { items, nextCursor } = pageFrom(await rows.execute(), size, (row) => [row.memberId])
    const people = await cards(
      reader,
      items.map(({ memberId }) => memberId),
    )
    return {
      items: items.map((row) => ({
        ...row,
        outcome: row.outcome as contract.Outcome['outcome'],
        displayName: people.get(row.memberId)?.displayName ?? '',
        sentence: row.code && sentenceOf(row.code),
      })),
      nextCursor,
    }
  },
})
