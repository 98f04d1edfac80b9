export * from './check.ts'
export * from './elevation.ts'
export * from './events.ts'
export * from './grant.ts'
export * from './member.ts'
export * from './role.ts'
export * from './template.ts'
export * from './use.ts'

import { id, instant, queryContract } from '@guildhall/kernel/contract'
import { z } from 'zod'

/** A right held, and where it comes from. */
export const HeldRight = z.object({
  permission: z.string(),
  source: z.string().describe('`role:moderator`, later `badge:…`, `organisation:…`.'),
  sourceName: z.string(),
  expiresAt: instant.nullable(),
})

export const listMyRights = queryContract({
  name: 'access.list-my-rights',
  http: 'GET /access/rights/me',
  summary: 'Every right the caller holds here and its source: “why may I?”.',
  access: 'member',
  input: z.strictObject({}),
  output: z.object({ memberId: id, items: z.array(HeldRight) }),
})
