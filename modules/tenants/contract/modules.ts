import { commandContract, queryContract } from '@guildhall/kernel/contract'
import { z } from 'zod'

/** A product module as the administrators of a community see it. */
export const CommunityModule = z.object({
  key: z.string(),
  summary: z.string(),
  on: z.boolean(),
  /** Whether the community's blueprint has it: others cannot be switched on. */
  allowed: z.boolean(),
  /** What people may do by it, and cannot while it is off: the names of its permissions. */
  lets: z.array(z.string()),
})
export type CommunityModule = z.infer<typeof CommunityModule>
const Modules = z.object({ items: z.array(CommunityModule) })

export const listModules = queryContract({
  name: 'tenants.list-modules',
  http: 'GET /community/modules',
  summary: 'The modules of this program, and which of them the community has and may have.',
  access: 'member',
  input: z.strictObject({}),
  output: Modules,
})

export const switchModule = commandContract({
  name: 'tenants.switch-module',
  http: 'PUT /community/modules',
  summary: 'Switches a module on or off for the community. Off, its addresses answer 404; what is in it stays.',
  access: 'member',
  input: z.strictObject({ module: z.string().max(40), on: z.boolean() }),
  output: Modules,
})
