import { event, id, queryContract } from '@guildhall/kernel/contract'
import { z } from 'zod'
import { Community, Words } from './shapes.ts'

export * from './community.ts'
export * from './countries.ts'
export * from './domains.ts'
export * from './modules.ts'
export * from './place.ts'
export * from './platform.ts'
export * from './shapes.ts'

export const showCommunity = queryContract({
  name: 'tenants.show-community',
  http: 'GET /community',
  summary: 'The community at this address: name, words, branding, how one joins.',
  access: 'anyone',
  input: z.strictObject({}),
  output: Community.extend({ words: Words }),
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

const Territory = Community.extend({ code: z.string().describe('ISO 3166-1 alpha-2.') })

export const listTerritories = queryContract({
  name: 'tenants.list-territories',
  http: 'GET /territories',
  summary: 'The active communities on this server that are a country’s, by its code.',
  access: 'anyone',
  platform: true,
  input: z.strictObject({}),
  output: z.object({ items: z.array(Territory) }),
})

export const showTerritory = queryContract({
  name: 'tenants.show-territory',
  http: 'GET /territories/:code',
  summary: 'The community of a country.',
  access: 'anyone',
  platform: true,
  input: z.strictObject({
    code: z
      .string()
      .regex(/^[A-Za-z]{2}$/, 'Use a two-letter country code such as DK.')
      .toUpperCase(),
  }),
  output: Territory,
})

export const tenantChanged = event({
  name: 'tenants.tenant.changed',
  data: z.object({ tenantId: id }),
  audience: () => ['tenant'],
})

/** The list of communities changed, for this process and nobody’s socket: every process reads it anew. */
export const directoryChanged = event({
  name: 'tenants.directory.changed',
  data: z.object({ tenantId: id }),
  audience: () => [],
})
