import { commandContract, id, instant, queryContract } from '@guildhall/kernel/contract'
import { z } from 'zod'
import { Pattern } from './role.ts'

const member = id.describe('A member’s id.')

export const MemberGrant = z.object({
  id,
  memberId: id,
  /** Either a role or a single right. */
  role: z.string().nullable(),
  permission: z.string().nullable(),
  name: z.string().describe('Of the role, or the right itself.'),
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
  input: z.strictObject({ member, ...what }),
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
