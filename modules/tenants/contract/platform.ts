import { commandContract, id, instant, queryContract, type ServedFile } from '@guildhall/kernel/contract'
import { z } from 'zod'
import { CountryCode } from './countries.ts'
import { Plan, Slug, TimeZone } from './place.ts'

const Locale = z.enum(['en', 'da', 'es', 'ar'])
const Status = z.enum(['active', 'suspended', 'archived', 'deleting'])
const Move = z.enum(['suspend', 'archive', 'activate', 'delete', 'restore'])

/** A community as operators of the server see it. */
export const PlatformCommunity = z.object({
  slug: z.string(),
  name: z.string(),
  url: z.string(),
  status: Status,
  blueprint: z.string(),
  country: z.string().nullable(),
  members: z.number().int(),
  /** Rows and files together, as last measured; null: not yet. */
  bytes: z.number().int().nullable(),
  createdAt: instant,
})
export type PlatformCommunity = z.infer<typeof PlatformCommunity>

export const listAllCommunities = queryContract({
  name: 'tenants.list-all-communities',
  http: 'GET /platform/communities',
  summary: 'Every community of this server, closed ones too, for its operators.',
  access: 'member',
  input: z.strictObject({
    q: z.string().trim().max(80).optional().describe('Part of a name or address.'),
    status: Status.optional(),
    sort: z.enum(['name', 'members', 'size', 'created']).default('name'),
    order: z.enum(['up', 'down']).default('up'),
    cursor: z.string().max(400).optional(),
    limit: z.coerce.number().int().min(1).max(100).default(50),
  }),
  output: z.object({ items: z.array(PlatformCommunity), nextCursor: z.string().nullable() }),
})

const Passage = z.object({ move: z.string(), from: z.string(), to: z.string(), reason: z.string().nullable(), at: instant })
const Export = z.object({
  id,
  state: z.enum(['asked', 'running', 'done', 'failed']),
  /** 0–100. */
  percent: z.number().int(),
  bytes: z.number().int().nullable(),
  askedAt: instant,
  finishedAt: instant.nullable(),
})

export const CommunityDetail = PlatformCommunity.extend({
  plan: Plan,
  usage: z.object({ members: z.number().int(), rows: z.number().int(), rowBytes: z.number().int(), fileBytes: z.number().int() }),
  /** Set while it is about to be erased. */
  eraseAfter: instant.nullable(),
  moves: z.array(Move).describe('What may happen to it next.'),
  history: z.array(Passage),
  exports: z.array(Export),
})
export type CommunityDetail = z.infer<typeof CommunityDetail>

const slug = z.string().max(40).describe('A community’s slug.')
const reason = z.string().trim().min(10, 'Say in a sentence why.').max(500)

export const showOneCommunity = queryContract({
  name: 'tenants.show-one-community',
  http: 'GET /platform/communities/:slug',
  summary: 'One community with its state, plan, use, history and exports.',
  access: 'member',
  input: z.strictObject({ slug }),
  output: CommunityDetail,
})

export const listBlueprints = queryContract({
  name: 'tenants.list-blueprints',
  http: 'GET /platform/blueprints',
  summary: 'The blueprints a community can be made from here.',
  access: 'member',
  input: z.strictObject({}),
  output: z.object({
    items: z.array(
      z.object({ key: z.string(), name: z.string(), version: z.string(), summary: z.string(), modules: z.array(z.string()) }),
    ),
  }),
})

export const planCommunity = queryContract({
  name: 'tenants.plan-community',
  http: 'GET /platform/blueprints/:blueprint/plan',
  summary: 'What a new community of a blueprint would get: a dry run. Says also whether an address is free.',
  access: 'member',
  input: z.strictObject({ blueprint: z.string().max(40), slug: z.string().max(100).optional() }),
  output: z.object({
    changes: z.array(z.object({ section: z.string(), line: z.string() })),
    adminRole: z.string(),
    slugIsFree: z.boolean().nullable(),
  }),
})

export const createCommunity = commandContract({
  name: 'tenants.create-community',
  http: 'POST /territories',
  summary: 'Makes a community from a blueprint and invites its first administrator. Operators of the server only.',
  access: 'member',
  secretAnswer: true,
  input: z.strictObject({
    blueprint: z.string().min(1, 'Choose a blueprint.').max(40),
    slug: Slug,
    name: z.string().trim().min(1, 'Give it a name.').max(120).optional(),
    country: CountryCode.optional().describe('ISO 3166-1 alpha-2, where it is a country’s.'),
    locale: Locale.optional(),
    timeZone: TimeZone.optional(),
    adminEmail: z.email('Use an address such as mette@example.org.').max(254).optional(),
  }),
  output: z.object({
    community: PlatformCommunity,
    invitation: z.object({ url: z.string(), role: z.string(), mailedTo: z.string().nullable() }),
  }),
})

export const cloneCommunity = commandContract({
  name: 'tenants.clone-community',
  http: 'POST /platform/communities/:slug/clone',
  summary: 'Makes a community of the same structure: roles, words, look, categories; without people and what they wrote.',
  access: 'member',
  secretAnswer: true,
  input: z.strictObject({ slug, newSlug: Slug, name: z.string().trim().min(1).max(120).optional() }),
  output: createCommunity.output,
})

const moved = <const N extends string>(move: N, summary: string) =>
  commandContract({
    name: `tenants.${move}-community`,
    http: `POST /platform/communities/:slug/${move}`,
    summary,
    access: 'member',
    input: z.strictObject({ slug, reason }),
    output: CommunityDetail,
  })

export const suspendCommunity = moved('suspend', 'Closes a community for now: its people are told so, and its jobs wait.')
export const archiveCommunity = moved('archive', 'Keeps a community to be read; nothing in it changes any more.')
export const activateCommunity = moved('activate', 'Brings a suspended or archived community back to life.')
export const restoreCommunity = moved('restore', 'Takes back a deletion in time; the community is suspended then.')

export const deleteCommunity = commandContract({
  name: 'tenants.delete-community',
  http: 'POST /platform/communities/:slug/delete',
  summary: 'Closes a community and erases it after 30 days. Needs a finished export of the last seven days.',
  access: 'member',
  input: z.strictObject({ slug, reason, confirm: z.string().describe('The slug once more.') }),
  output: CommunityDetail,
})

export const changePlan = commandContract({
  name: 'tenants.change-plan',
  http: 'PUT /platform/communities/:slug/plan',
  summary: 'Says how much a community may use.',
  access: 'member',
  input: Plan.extend({ slug }),
  output: CommunityDetail,
})

export const exportCommunity = commandContract({
  name: 'tenants.export-community',
  http: 'POST /platform/communities/:slug/exports',
  summary: 'Asks for an archive of everything in a community; it is made in the background.',
  access: 'member',
  input: z.strictObject({ slug }),
  output: CommunityDetail,
})

export const downloadExport = queryContract({
  name: 'tenants.download-export',
  http: 'GET /platform/communities/:slug/exports/:id',
  summary: 'The archive of a finished export. It holds personal data.',
  access: 'member',
  input: z.strictObject({ slug, id }),
  output: z.custom<ServedFile>(),
  serves: 'file',
})
