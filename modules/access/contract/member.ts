import { id, queryContract } from '@guildhall/kernel/contract'
import { z } from 'zod'

export const findMembers = queryContract({
  name: 'access.find-members',
  http: 'GET /access/members',
  summary: 'Members by a part of their name, to ask about their rights; the first twenty.',
  access: 'member',
  input: z.strictObject({ q: z.string().trim().max(80).default('') }),
  output: z.object({ items: z.array(z.object({ memberId: id, displayName: z.string() })) }),
})
