import { commandContract, queryContract } from '@guildhall/kernel/contract'
import { z } from 'zod'
import { TimeZone } from './place.ts'
import { Approval, Branding, Community, Registration, Removed, Words } from './shapes.ts'

/** The community as those who run it see it. */
export const CommunitySettings = Community.extend({
  words: Words,
  /** Extra styles as they were written. */
  css: z.string(),
  /** And as they are served. */
  sheet: z.string(),
  approval: Approval,
  /** Name of its country as ISO 3166-1 alpha-2, for civic networks; null elsewhere. */
  country: z.string().nullable(),
  /** IANA name: when its days begin. */
  timeZone: z.string(),
  status: z.enum(['active', 'suspended', 'archived', 'deleting']),
})
export type CommunitySettings = z.infer<typeof CommunitySettings>

export const showSettings = queryContract({
  name: 'tenants.show-settings',
  http: 'GET /community/settings',
  summary: 'Everything about the community that its administrators may change.',
  access: 'member',
  input: z.strictObject({}),
  output: CommunitySettings,
})

const Use = z.object({
  what: z.enum(['members', 'bytes', 'mails']),
  used: z.number().int(),
  /** What the operator of the server allows; null: as much as there is room for. */
  limit: z.number().int().nullable(),
})
export type Use = z.infer<typeof Use>

export const showUsage = queryContract({
  name: 'tenants.show-usage',
  http: 'GET /community/usage',
  summary: 'How much of what it may use the community uses: active members, bytes of files, mails today.',
  access: 'member',
  input: z.strictObject({}),
  output: z.object({ items: z.array(Use) }),
})

export const updateCommunity = commandContract({
  name: 'tenants.update-community',
  http: 'PATCH /community',
  summary: 'Changes the community’s name, line, language, time zone, and who may look in and join.',
  access: 'member',
  input: z.strictObject({
    name: z.string().trim().min(1, 'Give it a name.').max(120).optional(),
    tagline: z.string().trim().min(1, 'Say it in a few words.').max(200).optional(),
    locale: z.enum(['en', 'da', 'es', 'ar']).optional(),
    registration: Registration.optional(),
    approval: Approval.optional(),
    openToVisitors: z.boolean().optional(),
    timeZone: TimeZone.optional(),
  }),
  output: CommunitySettings,
})

export const updateBranding = commandContract({
  name: 'tenants.update-branding',
  http: 'PATCH /community/branding',
  summary:
    'Changes colours, font and logo. Contrast is corrected when they are shown; drawings lose everything that is not drawing.',
  access: 'member',
  input: Branding.partial(),
  output: CommunitySettings.extend({ removed: z.array(Removed) }),
})

export const checkStyles = commandContract({
  name: 'tenants.check-styles',
  http: 'POST /community/branding/check',
  summary: 'Extra styles as they would be served, and what would be left out of them. Changes nothing.',
  access: 'member',
  input: Branding.pick({ css: true }),
  output: z.object({ sheet: z.string(), removed: z.array(Removed) }),
})

export const resetBranding = commandContract({
  name: 'tenants.reset-branding',
  http: 'POST /community/branding/reset',
  summary: 'Brings back the look of the blueprint the community was made from.',
  access: 'member',
  input: z.strictObject({}),
  output: CommunitySettings,
})

const locale = z.enum(['en', 'da', 'es', 'ar'])
const Key = z.string().regex(/^[a-z0-9.-]{1,80}$/, 'Use the key of a message, such as nav.home.')
const Text = z.string().min(1).max(500)

export const updateWords = commandContract({
  name: 'tenants.update-words',
  http: 'PUT /community/words',
  summary: 'Replaces the community’s own words in one language; an empty list brings the usual ones back.',
  access: 'member',
  input: z.strictObject({ locale, words: z.record(Key, Text) }),
  output: CommunitySettings,
})

export const changeWords = commandContract({
  name: 'tenants.change-words',
  http: 'PATCH /community/words',
  summary: 'Changes some of the community’s own words in one language, and no others; null brings the usual ones back.',
  access: 'member',
  input: z.strictObject({ locale, words: z.record(Key, Text.nullable()) }),
  output: CommunitySettings,
})
