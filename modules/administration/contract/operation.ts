import { commandContract, id, instant, pageInput, pageOf, queryContract } from '@guildhall/kernel/contract'
import { z } from 'zod'
import { anyStatus, bulkActions, Reason, Recent } from './member.ts'

/** Whom an operation means: the filters of the member list. */
export const MemberFilter = z.strictObject({
  q: z.string().trim().max(100).optional(),
  status: z.enum(anyStatus).default('current'),
  role: z.string().max(80).optional().describe('Key of a role.'),
  recent: Recent.optional(),
})
export type MemberFilter = z.output<typeof MemberFilter>

export const OperationState = z.enum(['running', 'done', 'cancelled'])
export const Operation = z.object({
  id,
  action: z.enum(bulkActions),
  role: z.string().nullable(),
  reason: z.string().nullable(),
  /** Empty where another operation is taken back. */
  filter: z.object({
    q: z.string().optional(),
    status: z.enum(anyStatus).optional(),
    role: z.string().optional(),
    recent: Recent.optional(),
  }),
  state: OperationState,
  /** Members meant when it began. */
  total: z.number().int(),
  /** Of these so far: changed, and refused with a reason. The others were so already. */
  done: z.number().int(),
  changed: z.number().int(),
  refused: z.number().int(),
  byName: z.string(),
  /** The operation that this one takes back, and the one that took this one back. */
  undoes: id.nullable(),
  undoneBy: id.nullable(),
  createdAt: instant,
  finishedAt: instant.nullable(),
  may: z.object({ cancel: z.boolean(), undo: z.boolean() }),
})
export type Operation = z.output<typeof Operation>

export const startOperation = commandContract({
  name: 'administration.start-operation',
  http: 'POST /administration/operations',
  summary: 'Does one thing to every member who matches now, in the background, each by the rules for one.',
  access: 'member',
  input: z.strictObject({
    filter: MemberFilter,
    action: z.enum(bulkActions),
    role: z.string().max(80).optional().describe('For `add-role` and `take-role`.'),
    reason: Reason.optional().describe('Needed for `suspend`.'),
  }),
  output: Operation,
})

const one = z.strictObject({ operation: id })

export const cancelOperation = commandContract({
  name: 'administration.cancel-operation',
  http: 'POST /administration/operations/:operation/cancel',
  summary: 'Stops an operation; what it has done stays done and can be taken back.',
  access: 'member',
  input: one,
  output: Operation,
})

export const undoOperation = commandContract({
  name: 'administration.undo-operation',
  http: 'POST /administration/operations/:operation/undo',
  summary: 'Starts the opposite for everybody an operation has changed; answers that new operation.',
  access: 'member',
  input: one,
  output: Operation,
})

export const showOperation = queryContract({
  name: 'administration.show-operation',
  http: 'GET /administration/operations/:operation',
  summary: 'An operation and how far it is.',
  access: 'member',
  input: one,
  output: Operation,
})

export const listOperations = queryContract({
  name: 'administration.list-operations',
  http: 'GET /administration/operations',
  summary: 'Operations on members, latest first.',
  access: 'member',
  input: z.strictObject(pageInput),
  output: pageOf(Operation),
})

export const Outcome = z.object({
  memberId: id,
  displayName: z.string(),
  /** Null: not their turn yet. */
  outcome: z.enum(['changed', 'same', 'refused']).nullable(),
  /** Why they were refused, as a code and in words. */
  code: z.string().nullable(),
  sentence: z.string().nullable(),
})
export type Outcome = z.output<typeof Outcome>

export const listOutcomes = queryContract({
  name: 'administration.list-outcomes',
  http: 'GET /administration/operations/:operation/members',
  summary: 'What became of each member of an operation.',
  access: 'member',
  input: z.strictObject({
    ...pageInput,
    limit: z.coerce.number().int().min(1).max(1000).optional().describe('Members a page, 50 unless told.'),
    operation: id,
    outcome: z.enum(['changed', 'same', 'refused']).optional(),
  }),
  output: pageOf(Outcome),
})
