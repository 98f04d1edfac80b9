import { id, instant, pageInput, pageOf, queryContract } from '@guildhall/kernel/contract'
import { Card } from '@guildhall/people/contract'
import { z } from 'zod'

export const Outcome = z.enum(['ok', 'refused'])

/** One thing that was done, or refused, and where it came from. */
export const Entry = z.object({
  id,
  at: instant,
  actorKind: z.enum(['visitor', 'member', 'system']),
  /** Null: nobody who was signed in, or the program itself. */
  actor: Card.nullable(),
  action: z.string(),
  subject: z.object({ type: z.string(), id: z.string() }).nullable(),
  outcome: Outcome,
  /** The refusal's code. */
  code: z.string().nullable(),
  address: z.string().nullable(),
  userAgent: z.string().nullable(),
  requestId: z.string().nullable(),
  /** Whether it is part of the chain yet; within five minutes it is. */
  sealed: z.boolean(),
})
export type Entry = z.infer<typeof Entry>

const changed = z.record(z.string(), z.unknown()).nullable()
export const EntryDetails = Entry.extend({ before: changed, after: changed })
export type EntryDetails = z.infer<typeof EntryDetails>

const filters = {
  actor: z.uuid().optional().describe('A member’s id.'),
  subject: z.string().trim().min(1).max(200).optional().describe('Id of what it was done to.'),
  action: z
    .string()
    .trim()
    .regex(/^[a-z0-9.-]{1,120}$/i, 'Letters, digits, dots and hyphens, such as access.set-role or just access')
    .optional()
    .describe('The name of a command, or how it begins.'),
  from: z.iso.date().optional().describe('First day, UTC.'),
  to: z.iso.date().optional().describe('Last day, UTC.'),
  outcome: Outcome.optional(),
}

export const listEntries = queryContract({
  name: 'audit.list-entries',
  http: 'GET /admin/audit',
  summary: 'What was done and refused in this community, latest first.',
  access: 'member',
  input: z.strictObject({ ...filters, ...pageInput }),
  output: pageOf(Entry),
})

export const showEntry = queryContract({
  name: 'audit.show-entry',
  http: 'GET /admin/audit/:entryId',
  summary: 'One entry with what was changed, before and after.',
  access: 'member',
  input: z.strictObject({ entryId: id }),
  output: EntryDetails,
})

export const exportEntries = queryContract({
  name: 'audit.export-entries',
  http: 'GET /admin/audit/export.csv',
  summary: 'The filtered entries as CSV, latest first, at most 50,000.',
  access: 'member',
  serves: 'file',
  input: z.strictObject(filters),
  output: z.object({ type: z.string(), bytes: z.instanceof(Uint8Array), cache: z.literal('none'), name: z.string() }),
})

export const Break = z.object({
  /** Place in the chain. */
  chainNo: z.number().int(),
  kind: z.enum(['changed', 'missing', 'end_missing', 'end_changed', 'anchor_missing']),
  sentence: z.string(),
})
export type Break = z.infer<typeof Break>

export const Verification = z.object({
  intact: z.boolean(),
  /** Entries whose seals were worked out again. */
  checked: z.number().int(),
  /** Entries newer than the last seal: not protected yet. */
  unsealed: z.number().int(),
  /** The first place at which the chain does not hold. */
  firstBreak: Break.nullable(),
})
export type Verification = z.infer<typeof Verification>

export const verifyEntries = queryContract({
  name: 'audit.verify-entries',
  http: 'GET /admin/audit/verify',
  summary: 'Works out every seal again: whether an entry was changed or taken away since it was written.',
  access: 'member',
  input: z.strictObject({}),
  output: Verification,
})
