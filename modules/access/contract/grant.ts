import { commandContract, id, instant, pageInput, pageOf, queryContract } from '@guildhall/kernel/contract'
import { z } from 'zod'
import { Pattern } from './role.ts'

const member = id.describe('A member’s id.')
export const Scope = z
  .string()
  .regex(/^(tenant|own|organisation:[0-9a-f-]{36})$/, 'tenant, own or organisation: and its id.')
  .describe('For what it counts: `tenant` everything, `own` what is theirs, `organisation:<id>` what is that organisation’s.')
const reason = z.string().trim().max(500).optional().describe('Why, for those who ask later.')

export const MemberGrant = z.object({
  id,
  memberId: id,
  /** Either a role or a single right. */
  role: z.string().nullable(),
  permission: z.string().nullable(),
  name: z.string().describe('Of the role, or the right itself.'),
  scope: Scope,
  reason: z.string(),
  /** Who gave it by hand; null: not a person, or gone. */
  grantedBy: z.string().nullable(),
  holder: z.string(),
  source: z.string().describe('`role` and `hand`: given by hand; `organisation:…`, `badge:…`: by something else.'),
  grantedAt: instant,
  expiresAt: instant.nullable(),
  isExpired: z.boolean(),
  /** Whether the caller may take it back here. */
  may: z.object({ revoke: z.boolean() }),
})
export type MemberGrant = z.infer<typeof MemberGrant>

export const listGrants = queryContract({
  name: 'access.list-grants',
  http: 'GET /access/members/:member/grants',
  summary: 'Everything a member holds, where it comes from and until when, what is over included.',
  access: 'member',
  input: z.strictObject({ member }),
  output: z.object({ items: z.array(MemberGrant) }),
})

const what = {
  role: z.string().max(80).optional().describe('Either this, a role’s key,'),
  permission: Pattern.optional().describe('or this, a single right.'),
  expiresAt: instant.optional().describe('Until when; for good unless told.'),
}

export const grantRight = commandContract({
  name: 'access.grant-right',
  http: 'POST /access/members/:member/grants',
  summary: 'Gives a member a role or a single right, for good or until an instant. Again: moves its end.',
  access: 'member',
  input: z.strictObject({ member, ...what, scope: Scope.default('tenant'), reason }),
  output: MemberGrant,
})

export const revokeGrant = commandContract({
  name: 'access.revoke-grant',
  http: 'DELETE /access/grants/:grant',
  summary: 'Takes back one thing given by hand; it is gone with the next request of its holder.',
  access: 'member',
  input: z.strictObject({ grant: id }),
  output: z.object({ removed: z.boolean() }),
})

export const changeGrants = commandContract({
  name: 'access.change-grants',
  http: 'POST /access/grants/bulk',
  summary: 'Gives or takes one role of up to 500 members; a dry run says what would happen to whom.',
  access: 'member',
  input: z.strictObject({
    members: z.array(id).min(1).max(500),
    action: z.enum(['give', 'take']),
    role: z.string().max(80),
    expiresAt: instant.optional(),
    dryRun: z.boolean().default(false),
  }),
  output: z.object({
    dryRun: z.boolean(),
    changed: z.array(id),
    unchanged: z.array(id),
    refused: z.array(z.object({ memberId: id, sentence: z.string() })),
  }),
})

/** Which grants one looks for; `ending`: within 14 days. */
const filters = {
  q: z.string().trim().max(80).optional().describe('Part of the holder’s name.'),
  role: z.string().max(80).optional(),
  permission: z.string().max(120).optional(),
  source: z.enum(['hand', 'organisation', 'badge']).optional(),
  state: z.enum(['current', 'ending', 'over']).default('current'),
}

export const findGrants = queryContract({
  name: 'access.find-grants',
  http: 'GET /access/grants',
  summary: 'What members hold: by holder, role, right, source and state, latest first; and how many end within 14 days.',
  access: 'member',
  input: z.strictObject({ ...filters, ...pageInput }),
  output: pageOf(MemberGrant).extend({ ending: z.number().int() }),
})

const FORMATS = ['json', 'csv'] as const

export const exportGrants = queryContract({
  name: 'access.export-grants',
  http: 'GET /access/grant-file',
  summary: 'Everything given by hand as a file, to keep, to change and to take in again.',
  access: 'member',
  input: z.strictObject({ format: z.enum(FORMATS).default('json') }),
  output: z.object({ type: z.string(), bytes: z.instanceof(Uint8Array), cache: z.literal('none'), name: z.string() }),
  serves: 'file',
})

/** One thing given, or taken back, by hand. `id` is null while it is only looked at. */
const GrantLine = z.object({
  id: id.nullable(),
  memberId: id,
  holder: z.string(),
  role: z.string().nullable(),
  permission: z.string().nullable(),
  scope: Scope,
  expiresAt: instant.nullable(),
  reason: z.string(),
})
export type GrantLine = z.infer<typeof GrantLine>

export const importGrants = commandContract({
  name: 'access.import-grants',
  http: 'POST /access/grant-file',
  summary: 'Gives what a file says, all of it or nothing; `replace` also takes back by-hand grants it does not name.',
  access: 'member',
  input: z.strictObject({
    format: z.enum(FORMATS),
    text: z.string().min(1).max(1_000_000),
    mode: z.enum(['add', 'replace']).default('add'),
    dryRun: z.boolean().default(false),
  }),
  output: z.object({
    dryRun: z.boolean(),
    added: z.array(GrantLine),
    changed: z.array(GrantLine.extend({ was: z.object({ expiresAt: instant.nullable(), reason: z.string() }) })),
    removed: z.array(GrantLine),
  }),
})

export const revokeGrants = commandContract({
  name: 'access.revoke-grants',
  http: 'POST /access/grants/revoke',
  summary: 'Takes back up to 500 things given by hand, all of them or none; what went is answered, to give it again.',
  access: 'member',
  input: z.strictObject({ grants: z.array(id).min(1).max(500) }),
  output: z.object({ removed: z.array(GrantLine) }),
})
