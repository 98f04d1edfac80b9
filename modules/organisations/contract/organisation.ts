import { imageBody, imageBytes } from '@guildhall/files/contract'
import { commandContract, id, instant, pageInput, pageOf, queryContract } from '@guildhall/kernel/contract'
import { Card } from '@guildhall/people/contract'
import { z } from 'zod'

export const OrganisationName = z.string().trim().min(2, 'Use at least 2 characters.').max(120, 'Use at most 120 characters.')
/** An organisation's id or its slug. */
export const organisationRef = z.string().min(1).max(200)
export const OrganisationRole = z.enum(['owner', 'admin', 'member'])
export type OrganisationRole = z.infer<typeof OrganisationRole>
const website = z
  .string()
  .trim()
  .max(300)
  .refine((url) => url === '' || /^https?:\/\/[^\s/]+\.[^\s]+$/i.test(url), 'Enter an address such as https://example.org.')

const details = {
  name: OrganisationName,
  description: z.string().trim().max(4000, 'Use at most 4,000 characters.'),
  website,
  location: z.string().trim().max(120),
}

/** What others see beside an organisation's name. */
export const OrganisationCard = z.object({
  id,
  slug: z.string(),
  name: z.string(),
  kind: z.string(),
  kindName: z.string(),
  logo: z.string().nullable().describe('Address of its logo, 256 px wide.'),
  status: z.enum(['active', 'suspended']),
})
export type OrganisationCard = z.infer<typeof OrganisationCard>

export const Organisation = OrganisationCard.extend({
  description: z.string(),
  website: z.string(),
  location: z.string(),
  createdAt: instant,
  memberCount: z.number().int(),
  /** The account owner, answerable for the organisation; null to those who may not see its members. */
  owner: Card.nullable(),
  /** The caller's own place in it; null for those who do not belong to it. */
  role: OrganisationRole.nullable(),
  /** What the caller may do with it. */
  may: z.object({
    edit: z.boolean(),
    manageMembers: z.boolean(),
    seeMembers: z.boolean(),
    transfer: z.boolean(),
    suspend: z.boolean(),
    leave: z.boolean(),
  }),
})
export type Organisation = z.infer<typeof Organisation>

export const OrganisationKind = z.object({ key: z.string(), name: z.string(), summary: z.string(), signUp: z.boolean() })
export type OrganisationKind = z.infer<typeof OrganisationKind>

export const listOrganisations = queryContract({
  name: 'organisations.list-organisations',
  http: 'GET /organisations',
  summary: 'The directory of organisations by name, filtered by kind, words and, for administrators, status.',
  access: 'anyone',
  input: z.strictObject({
    ...pageInput,
    q: z.string().trim().max(120).optional(),
    kind: z.string().max(60).optional(),
    status: z.enum(['active', 'suspended']).optional(),
  }),
  output: pageOf(OrganisationCard.extend({ location: z.string(), memberCount: z.number().int(), createdAt: instant })),
})

export const listKinds = queryContract({
  name: 'organisations.list-kinds',
  http: 'GET /organisations/kinds',
  summary: 'The kinds of organisation this community knows.',
  access: 'anyone',
  input: z.strictObject({}),
  output: z.object({ items: z.array(OrganisationKind) }),
})

export const showOrganisation = queryContract({
  name: 'organisations.show-organisation',
  http: 'GET /organisations/:organisation',
  summary: 'An organisation’s public page.',
  access: 'anyone',
  input: z.strictObject({ organisation: organisationRef }),
  output: Organisation,
})

export const createOrganisation = commandContract({
  name: 'organisations.create-organisation',
  http: 'POST /organisations',
  summary: 'Founds an organisation; its founder owns it.',
  access: 'member',
  input: z.strictObject({
    name: OrganisationName,
    kind: z.string().min(1).max(60),
    description: details.description.default(''),
    website: details.website.default(''),
    location: details.location.default(''),
  }),
  output: Organisation,
})

const changes = {
  name: details.name.optional(),
  description: details.description.optional(),
  website: details.website.optional(),
  location: details.location.optional(),
}

export const editOrganisation = commandContract({
  name: 'organisations.edit-organisation',
  http: 'PATCH /organisations/:organisation',
  summary: 'Changes an organisation’s name, description, website or location.',
  access: 'member',
  input: z.strictObject({ organisation: organisationRef, ...changes }),
  output: Organisation,
})

const moved = { access: 'member', output: Organisation } as const

export const suspendOrganisation = commandContract({
  name: 'organisations.suspend-organisation',
  http: 'POST /organisations/:organisation/suspend',
  summary: 'Takes an organisation out of the directory; its members lose what they hold through it.',
  ...moved,
  input: z.strictObject({ organisation: organisationRef, reason: z.string().trim().max(500).optional() }),
})

export const reinstateOrganisation = commandContract({
  name: 'organisations.reinstate-organisation',
  http: 'POST /organisations/:organisation/reinstate',
  summary: 'Brings a suspended organisation back, and its members’ rights with it.',
  ...moved,
  input: z.strictObject({ organisation: organisationRef }),
})

export const showMyOrganisation = queryContract({
  name: 'organisations.show-mine',
  http: 'GET /organisations/me',
  summary: 'The organisation the caller acts for.',
  access: 'member',
  input: z.strictObject({}),
  output: Organisation,
})

export const editMyOrganisation = commandContract({
  name: 'organisations.edit-mine',
  http: 'PATCH /organisations/me',
  summary: 'Changes the organisation the caller acts for; its owner and admins may.',
  access: 'member',
  input: z.strictObject(changes),
  output: Organisation,
})

export const setLogo = commandContract({
  name: 'organisations.set-logo',
  http: 'POST /organisations/me/logo',
  summary: 'Sets the logo of the organisation the caller acts for: the picture is the body, multipart or plain.',
  access: 'member',
  body: imageBody,
  input: z.strictObject({ image: imageBytes }),
  output: Organisation,
})

export const removeLogo = commandContract({
  name: 'organisations.remove-logo',
  http: 'DELETE /organisations/me/logo',
  summary: 'Removes the logo of the organisation the caller acts for.',
  access: 'member',
  input: z.strictObject({}),
  output: Organisation,
})

export const showStats = queryContract({
  name: 'organisations.show-stats',
  http: 'GET /organisations/stats',
  summary: 'Figures of the organisation the caller acts for: members, posts of the last 30 days, storage in bytes.',
  access: 'member',
  input: z.strictObject({ organisation: organisationRef.optional() }),
  output: z.object({
    organisationId: id,
    memberCount: z.number().int(),
    byRole: z.object({ owner: z.number().int(), admin: z.number().int(), member: z.number().int() }),
    /** Posts its members wrote in the last 30 days that still stand. */
    postsLast30Days: z.number().int(),
    /** Members who wrote at least one of them. */
    activeMembersLast30Days: z.number().int(),
    /** Bytes of files stored for the organisation. */
    storageBytes: z.number().int(),
  }),
})
