import { event, id, queryContract } from '@guildhall/kernel/contract'
import { z } from 'zod'

export const Registration = z.enum(['open', 'invitation', 'organisation'])

/** A community as visitors see it. */
export const Community = z.object({
  slug: z.string(),
  name: z.string(),
  tagline: z.string(),
  url: z.string().describe('Absolute address of its front page.'),
  locale: z.string(),
  registration: Registration,
  /** False: content is for members only. */
  openToVisitors: z.boolean(),
  modules: z.array(z.string()),
  branding: z.object({
    primary: z.string(),
    accent: z.string(),
    font: z.enum(['system', 'humanist', 'serif', 'rounded']),
    logo: z.string().describe('Inline SVG, sanitised.'),
  }),
})
export type Community = z.infer<typeof Community>

export const showCommunity = queryContract({
  name: 'tenants.show-community',
  http: 'GET /community',
  summary: 'The community at this address: name, words, branding, how one joins.',
  access: 'anyone',
  input: z.strictObject({}),
  output: Community.extend({ words: z.record(z.string(), z.record(z.string(), z.string())) }),
})

export const listCommunities = queryContract({
  name: 'tenants.list-communities',
  http: 'GET /communities',
  summary: 'The active communities on this server.',
  access: 'anyone',
  platform: true,
  input: z.strictObject({}),
  output: z.object({ items: z.array(Community) }),
})

export const tenantChanged = event({
  name: 'tenants.tenant.changed',
  data: z.object({ tenantId: id }),
  audience: () => ['tenant'],
})
