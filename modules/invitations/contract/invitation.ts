import { commandContract, id, instant, languageTag, pageInput, pageOf, queryContract } from '@guildhall/kernel/contract'
import { OrganisationCard } from '@guildhall/organisations/contract'
import { Card } from '@guildhall/people/contract'
import { z } from 'zod'

export const InvitationState = z.enum(['created', 'sent', 'accepted', 'revoked', 'expired'])
export type InvitationState = z.infer<typeof InvitationState>
export const email = z.string().trim().toLowerCase().max(255).pipe(z.email('Enter an e-mail address such as name@example.org.'))
export const invitationToken = z.string().min(1).max(200)
export const MAX_DAYS = 90
export const DEFAULT_DAYS = 14

/** What else comes with an invitation, given by whoever knows about it: a badge, a place in a course. */
export const Grant = z.strictObject({
  type: z.enum(['badge', 'enrolment']),
  ref: z.string().min(1).max(120).describe('Key or id of the badge or course.'),
})
export type Grant = z.infer<typeof Grant>

const wishes = {
  roles: z
    .array(z.string().min(1).max(60))
    .max(10)
    .default([])
    .describe('Keys of roles; only such as the inviter’s own rights cover.'),
  organisationId: id.optional(),
  organisationRole: z.enum(['admin', 'member']).optional().describe('Default `member` with an organisation.'),
  grants: z.array(Grant).max(20).default([]),
  needsApproval: z
    .boolean()
    .default(false)
    .describe('Who is new and comes by it waits to be let in, whatever the community’s own rule.'),
  expiresInDays: z.number().int().min(1).max(MAX_DAYS).default(DEFAULT_DAYS),
  message: z.string().trim().max(1000, 'Use at most 1,000 characters.').default(''),
  locale: languageTag.optional(),
}

export const Invitation = z.object({
  id,
  state: InvitationState,
  /** Null: whoever has the link. */
  email: z.string().nullable(),
  roles: z.array(z.object({ key: z.string(), name: z.string() })),
  organisation: OrganisationCard.nullable(),
  organisationRole: z.enum(['admin', 'member']).nullable(),
  grants: z.array(Grant),
  needsApproval: z.boolean(),
  message: z.string(),
  maxUses: z.number().int(),
  used: z.number().int(),
  createdBy: Card.nullable().describe('Null: the operator, on the command line.'),
  createdAt: instant,
  sentAt: instant.nullable(),
  sentCount: z.number().int(),
  expiresAt: instant,
  may: z.object({ revoke: z.boolean(), resend: z.boolean() }),
})
export type Invitation = z.infer<typeof Invitation>

/** The token and its address are in this answer and nowhere else afterwards. */
const Issued = z.object({ invitation: Invitation, token: z.string(), url: z.string() })

export const createInvitation = commandContract({
  name: 'invitations.create-invitation',
  http: 'POST /invitations',
  summary: 'Invites by e-mail (sent at once) or, without an address, by a link to pass on.',
  access: 'member',
  secretAnswer: true,
  input: z.strictObject({
    ...wishes,
    email: email.optional(),
    maxUses: z.number().int().min(1).max(1000).default(1).describe('Links only; a mailed invitation is for one person.'),
  }),
  output: Issued,
})

const onInvitation = z.strictObject({ invitationId: id })

export const resendInvitation = commandContract({
  name: 'invitations.resend-invitation',
  http: 'POST /invitations/:invitationId/resend',
  summary: 'Gives the invitation a new token and a new time, and mails it again; the old token is worth nothing.',
  access: 'member',
  secretAnswer: true,
  input: onInvitation.extend({ expiresInDays: wishes.expiresInDays }),
  output: Issued,
})

export const revokeInvitation = commandContract({
  name: 'invitations.revoke-invitation',
  http: 'DELETE /invitations/:invitationId',
  summary: 'Takes an invitation back: from this moment its token lets nobody in.',
  access: 'member',
  input: onInvitation,
  output: Invitation,
})

export const listInvitations = queryContract({
  name: 'invitations.list-invitations',
  http: 'GET /invitations',
  summary: 'Invitations the caller may manage, latest first.',
  access: 'member',
  input: z.strictObject({
    ...pageInput,
    state: InvitationState.optional(),
    organisationId: id.optional(),
    q: z.string().trim().max(120).optional().describe('Part of an e-mail address.'),
  }),
  output: pageOf(Invitation),
})

export const showInvitation = queryContract({
  name: 'invitations.show-invitation',
  http: 'GET /invitations/:invitationId',
  summary: 'One invitation with its history.',
  access: 'member',
  input: onInvitation,
  output: Invitation.extend({
    history: z.array(
      z.object({ move: z.string(), from: InvitationState, to: InvitationState, by: Card.nullable(), at: instant }),
    ),
  }),
})

export const listUses = queryContract({
  name: 'invitations.list-uses',
  http: 'GET /invitations/:invitationId/usage',
  summary: 'Who came in by an invitation, latest first.',
  access: 'member',
  input: onInvitation.extend(pageInput),
  output: pageOf(z.object({ id, member: Card, at: instant })),
})

export const showInvitationStats = queryContract({
  name: 'invitations.show-stats',
  http: 'GET /invitations/stats',
  summary: 'Figures of the invitations the caller may manage.',
  access: 'member',
  input: z.strictObject({ organisationId: id.optional() }),
  output: z.object({
    total: z.number().int(),
    byState: z.object({
      created: z.number().int(),
      sent: z.number().int(),
      accepted: z.number().int(),
      revoked: z.number().int(),
      expired: z.number().int(),
    }),
    uses: z.number().int(),
    usesLast30Days: z.number().int(),
    /** Of the invitations that are over, the share somebody came in by, 0–1; null when none is over. */
    acceptanceRate: z.number().nullable(),
  }),
})

export const listGivableRoles = queryContract({
  name: 'invitations.list-givable-roles',
  http: 'GET /invitations/roles',
  summary: 'The roles the caller may give with an invitation: those their own rights cover.',
  access: 'member',
  input: z.strictObject({}),
  output: z.object({ items: z.array(z.object({ key: z.string(), name: z.string() })) }),
})
