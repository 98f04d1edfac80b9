import { commandContract, queryContract } from '@guildhall/kernel/contract'
import { z } from 'zod'
import { Branding, Community, Registration, Words } from './shapes.ts'

/** The community as those who run it see it. */
export const CommunitySettings = Community.extend({
  words: Words,
  /** Name of its country as ISO 3166-1 alpha-2, for civic networks; null elsewhere. */
  country: z.string().nullable(),
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

export const updateCommunity = commandContract({
  name: 'tenants.update-community',
  http: 'PATCH /community',
  summary: 'Changes the community’s name, line, language, and who may look in and join.',
  access: 'member',
  input: z.strictObject({
    name: z.string().trim().min(1, 'Give it a name.').max(120).optional(),
    tagline: z.string().trim().min(1, 'Say it in a few words.').max(200).optional(),
    locale: z.enum(['en', 'da', 'es', 'ar']).optional(),
    registration: Registration.optional(),
    openToVisitors: z.boolean().optional(),
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
  output: CommunitySettings,
})

export const updateWords = commandContract({
  name: 'tenants.update-words',
  http: 'PUT /community/words',
  summary: 'Replaces the community’s own words in one language; an empty list brings the usual ones back.',
  access: 'member',
  input: z.strictObject({
    locale: z.enum(['en', 'da', 'es', 'ar']),
    words: z.record(
      z.string().regex(/^[a-z0-9.-]{1,80}$/, 'Use the key of a message, such as nav.home.'),
      z.string().min(1).max(500),
    ),
  }),
  output: CommunitySettings,
})
