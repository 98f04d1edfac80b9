import { commandContract, id, instant, pageInput, pageOf, queryContract } from '@guildhall/kernel/contract'
import { MemberStatus } from '@guildhall/people/contract'
import { z } from 'zod'

export const RoleName = z.object({ key: z.string(), name: z.string() })

export const MemberRow = z.object({
  memberId: id,
  displayName: z.string(),
  headline: z.string(),
  /** Null when the account is gone. */
  email: z.string().nullable(),
  hue: z.number().int(),
  status: MemberStatus,
  roles: z.array(RoleName),
  joinedAt: instant,
  lastSeenAt: instant,
})
export type MemberRow = z.infer<typeof MemberRow>

export const sorts = ['name', 'joined', 'seen'] as const
export const anyStatus = ['current', ...MemberStatus.options] as const

/** Only who joined, or was seen, in the last 7 days. */
export const Recent = z.enum(['joined', 'seen'])

export const listMembers = queryContract({
  name: 'administration.list-members',
  http: 'GET /administration/members',
  summary: 'Every member with e-mail, roles and standing; searched by words of the name or the beginning of the e-mail.',
  access: 'member',
  input: z.strictObject({
    ...pageInput,
    limit: z.coerce.number().int().min(1).max(1000).optional().describe('Members a page, 50 unless told.'),
    q: z.string().trim().max(100).optional(),
    status: z.enum(anyStatus).default('current').describe('`current`: everybody who has not left.'),
    role: z.string().max(80).optional().describe('Key of a role.'),
    recent: Recent.optional(),
    sort: z.enum(sorts).default('joined'),
    order: z.enum(['up', 'down']).optional().describe('Names go up, dates down unless told.'),
  }),
  output: pageOf(MemberRow),
})

export const listRoles = queryContract({
  name: 'administration.list-roles',
  http: 'GET /administration/roles',
  summary: 'The roles members may hold, and whether the caller may give or take each.',
  access: 'member',
  input: z.strictObject({}),
  output: z.object({ items: z.array(RoleName.extend({ changeable: z.boolean() })) }),
})

/** What an administrator may do with this member, and of the roles which may be given or taken. */
export const MemberMay = z.object({
  edit: z.boolean(),
  changeRoles: z.boolean(),
  suspend: z.boolean(),
  reactivate: z.boolean(),
  remove: z.boolean(),
})

export const ManagedMember = MemberRow.extend({
  /** Sessions that are alive, whatever the device. */
  sessions: z.number().int(),
  grants: z.array(
    z.object({
      role: z.string().nullable(),
      permission: z.string().nullable(),
      name: z.string(),
      source: z.string(),
      expiresAt: instant.nullable(),
    }),
  ),
  /** Roles by hand as they are, and whether the caller may give or take each. */
  choices: z.array(
    z.object({ key: z.string(), name: z.string(), summary: z.string(), held: z.boolean(), changeable: z.boolean() }),
  ),
  may: MemberMay,
})
export type ManagedMember = z.infer<typeof ManagedMember>

const member = id.describe('A member’s id.')
export const Reason = z.string().trim().min(3, 'Say why, in a few words.').max(500)

export const showMember = queryContract({
  name: 'administration.show-member',
  http: 'GET /administration/members/:member',
  summary: 'One member: standing, rights and where they come from, sessions, and what the caller may do.',
  access: 'member',
  input: z.strictObject({ member }),
  output: ManagedMember,
})

export const editMember = commandContract({
  name: 'administration.edit-member',
  http: 'PATCH /administration/members/:member',
  summary: 'Changes a member’s name, headline, roles, or whether they may act here at all.',
  access: 'member',
  input: z.strictObject({
    member,
    displayName: z.string().trim().min(1).max(80).optional(),
    headline: z.string().trim().max(160).optional(),
    roles: z.array(z.string().max(80)).max(50).optional().describe('All roles given by hand from now on.'),
    isActive: z.boolean().optional(),
    reason: Reason.optional(),
  }),
  output: ManagedMember,
})

export const changeRoles = commandContract({
  name: 'administration.change-roles',
  http: 'PUT /administration/members/:member/roles',
  summary: 'Says which roles a member holds by hand; roles from badges or organisations stay as they are.',
  access: 'member',
  input: z.strictObject({ member, roles: z.array(z.string().max(80)).max(50), reason: Reason.optional() }),
  output: ManagedMember,
})

export const suspendMember = commandContract({
  name: 'administration.suspend-member',
  http: 'POST /administration/members/:member/suspend',
  summary: 'Keeps a member out until they are reactivated; their sessions here end at once.',
  access: 'member',
  input: z.strictObject({ member, reason: Reason }),
  output: ManagedMember,
})

export const reactivateMember = commandContract({
  name: 'administration.reactivate-member',
  http: 'POST /administration/members/:member/reactivate',
  summary: 'Lets a suspended member in again.',
  access: 'member',
  input: z.strictObject({ member }),
  output: ManagedMember,
})

export const removeMember = commandContract({
  name: 'administration.remove-member',
  http: 'DELETE /administration/members/:member',
  summary: 'Takes a member out of the community: rights and sessions end, words stay without a name.',
  access: 'member',
  input: z.strictObject({ member, reason: Reason.optional() }),
  output: z.object({ removed: z.boolean() }),
})

export const bulkActions = ['suspend', 'reactivate', 'add-role', 'take-role'] as const
export const changeMembers = commandContract({
  name: 'administration.change-members',
  http: 'POST /administration/members/bulk',
  summary: 'Does one thing to up to 200 members, each by the rules for one; says who was left out and why.',
  access: 'member',
  input: z.strictObject({
    members: z.array(id).min(1).max(200),
    action: z.enum(bulkActions),
    role: z.string().max(80).optional().describe('For `add-role` and `take-role`.'),
    reason: Reason.optional(),
  }),
  output: z.object({
    changed: z.number().int(),
    refused: z.array(z.object({ memberId: id, code: z.string(), sentence: z.string() })),
  }),
})
