import { commandContract, id, instant, pageInput, pageOf, queryContract } from '@guildhall/kernel/contract'
import { Card } from '@guildhall/people/contract'
import { z } from 'zod'
import { OrganisationCard, OrganisationRole, organisationRef } from './organisation.ts'

export const OrganisationMember = Card.extend({
  role: OrganisationRole,
  status: z.enum(['active', 'suspended', 'left']),
  joinedAt: instant,
})
export type OrganisationMember = z.infer<typeof OrganisationMember>

const filters = {
  role: OrganisationRole.optional(),
  status: z.enum(['active', 'suspended', 'left']).optional(),
  q: z.string().trim().max(80).optional().describe('Part of a name.'),
}

export const listMembers = queryContract({
  name: 'organisations.list-members',
  http: 'GET /organisations/:organisation/members',
  summary: 'An organisation’s members, filtered by role, status and name.',
  access: 'member',
  input: z.strictObject({ ...pageInput, ...filters, organisation: organisationRef }),
  output: pageOf(OrganisationMember),
})

export const listColleagues = queryContract({
  name: 'organisations.list-colleagues',
  http: 'GET /organisations/me/members',
  summary: 'The members of the organisation the caller acts for, filtered by role, status and name.',
  access: 'member',
  input: z.strictObject({ ...pageInput, ...filters }),
  output: pageOf(OrganisationMember),
})

export const Membership = z.object({ organisation: OrganisationCard, role: OrganisationRole, acting: z.boolean() })
export type Membership = z.infer<typeof Membership>

export const listMemberships = queryContract({
  name: 'organisations.list-memberships',
  http: 'GET /organisations/mine',
  summary: 'Every organisation the caller belongs to, and for which one they act.',
  access: 'member',
  input: z.strictObject({}),
  output: z.object({ items: z.array(Membership) }),
})

export const actFor = commandContract({
  name: 'organisations.act-for',
  http: 'POST /organisations/acting',
  summary: 'Chooses for which of their organisations the caller acts in this session.',
  access: 'member',
  input: z.strictObject({ organisation: organisationRef }),
  output: z.object({ items: z.array(Membership) }),
})

const onMember = { organisation: organisationRef, memberId: id }

export const changeMemberRole = commandContract({
  name: 'organisations.change-member-role',
  http: 'PATCH /organisations/:organisation/members/:memberId',
  summary: 'Makes a member of the organisation an admin, or an admin a member. Ownership is transferred instead.',
  access: 'member',
  input: z.strictObject({ ...onMember, role: z.enum(['admin', 'member']) }),
  output: OrganisationMember,
})

export const removeMember = commandContract({
  name: 'organisations.remove-member',
  http: 'DELETE /organisations/:organisation/members/:memberId',
  summary: 'Takes somebody out of the organisation, and what they hold through it with them.',
  access: 'member',
  input: z.strictObject(onMember),
  output: z.object({ removed: z.boolean() }),
})

export const leaveOrganisation = commandContract({
  name: 'organisations.leave-organisation',
  http: 'POST /organisations/:organisation/leave',
  summary: 'Leaves an organisation; its owner hands it over first.',
  access: 'member',
  input: z.strictObject({ organisation: organisationRef }),
  output: z.object({ left: z.boolean() }),
})

export const transferOwnership = commandContract({
  name: 'organisations.transfer-ownership',
  http: 'POST /organisations/:organisation/transfer',
  summary: 'Makes another member the owner; the old owner stays as an admin.',
  access: 'member',
  input: z.strictObject(onMember),
  output: z.object({ organisationId: id, ownerId: id }),
})
