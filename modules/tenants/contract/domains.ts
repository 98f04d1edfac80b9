import { commandContract, instant, queryContract } from '@guildhall/kernel/contract'
import { z } from 'zod'

/** A host name in ASCII form, as DNS and browsers use it. */
export const HostName = z
  .string()
  .trim()
  .toLowerCase()
  .max(253)
  .regex(
    /^(?=.{4,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]([a-z0-9-]{0,61}[a-z0-9])?$/,
    'Use a host name such as forum.example.org.',
  )

export const Domain = z.object({
  host: z.string(),
  verifiedAt: instant.nullable(),
  /** The TXT record that proves the name is theirs. */
  record: z.object({ name: z.string(), value: z.string() }),
})
export type Domain = z.infer<typeof Domain>

export const listDomains = queryContract({
  name: 'tenants.list-domains',
  http: 'GET /community/domains',
  summary: 'The community’s own host names and what proves them.',
  access: 'member',
  input: z.strictObject({}),
  output: z.object({ items: z.array(Domain) }),
})

export const addDomain = commandContract({
  name: 'tenants.add-domain',
  http: 'POST /community/domains',
  summary: 'Claims a host name; it leads here once its TXT record was found.',
  access: 'member',
  input: z.strictObject({ host: HostName }),
  output: Domain,
})

export const verifyDomain = commandContract({
  name: 'tenants.verify-domain',
  http: 'POST /community/domains/:host/verify',
  summary: 'Looks for the TXT record of a claimed host name.',
  access: 'member',
  rate: 'post',
  input: z.strictObject({ host: HostName }),
  output: Domain,
})

export const removeDomain = commandContract({
  name: 'tenants.remove-domain',
  http: 'DELETE /community/domains/:host',
  summary: 'Gives a host name up; it no longer leads here.',
  access: 'member',
  input: z.strictObject({ host: HostName }),
  output: z.object({ removed: z.boolean() }),
})
