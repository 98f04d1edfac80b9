import { commandContract, id, instant, queryContract } from '@guildhall/kernel/contract'
import { z } from 'zod'
import { invitationToken } from './invitation.ts'

/** What whoever holds a token may know before they join. */
export const Offer = z.object({
  community: z.string(),
  inviter: z.string().nullable().describe('Display name; null: the community itself.'),
  roles: z.array(z.string()),
  organisation: z.string().nullable(),
  message: z.string(),
  expiresAt: instant,
  email: z.string().nullable().describe('Masked: `t•••@example.org`.'),
})
export type Offer = z.infer<typeof Offer>

export const validateInvitation = queryContract({
  name: 'invitations.validate-invitation',
  http: 'GET /invitations/validate',
  summary: 'What a token invites to. Unknown, used, revoked and expired tokens all get the same 404.',
  access: 'anyone',
  rate: 'sign-in',
  input: z.strictObject({ token: invitationToken }),
  output: Offer,
})

export const acceptInvitation = commandContract({
  name: 'invitations.accept-invitation',
  http: 'POST /invitations/accept',
  summary: 'A signed-in member takes an invitation up: its roles and its organisation are theirs.',
  access: 'member',
  rate: 'sign-in',
  input: z.strictObject({ token: invitationToken }),
  output: z.object({ invitationId: id, organisationId: id.nullable(), roles: z.array(z.string()) }),
})

export const MAX_LINES = 500

const Line = z.object({
  line: z.number().int().describe('1-based, the heading counted.'),
  email: z.string(),
  roles: z.array(z.string()),
  errors: z.array(z.string()),
})
export type ImportLine = z.infer<typeof Line>

export const importInvitations = commandContract({
  name: 'invitations.import-invitations',
  http: 'POST /invitations/bulk',
  summary: 'Invites everyone in a CSV file (columns email, roles, message, locale); a dry run says what would happen.',
  access: 'member',
  input: z.strictObject({
    csv: z.string().min(1, 'Choose a file or paste its lines.').max(500_000),
    dryRun: z.boolean().default(true),
    /** `none`: nothing is sent while a line has errors. `valid`: lines without errors are sent all the same. */
    onErrors: z.enum(['none', 'valid']).default('none'),
    roles: z.array(z.string().min(1).max(60)).max(10).default([]).describe('For lines that name none.'),
    organisationId: id.optional(),
    expiresInDays: z.number().int().min(1).max(90).default(14),
  }),
  output: z.object({
    dryRun: z.boolean(),
    lines: z.array(Line),
    valid: z.number().int(),
    invalid: z.number().int(),
    sent: z.number().int(),
  }),
})
