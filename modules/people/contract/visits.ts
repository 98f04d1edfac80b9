import { commandContract, id, queryContract } from '@guildhall/kernel/contract'
import { z } from 'zod'

export const VISIT_DAYS = 30

export const noteVisit = commandContract({
  name: 'people.note-visit',
  http: 'POST /users/:member/visits',
  summary: 'Notes that the caller has looked at a profile: once a day, and not where either of the two wants no counting.',
  access: 'member',
  audit: 'none',
  input: z.strictObject({ member: id }),
  output: z.object({ counted: z.boolean() }),
})

export const showVisits = queryContract({
  name: 'people.show-visits',
  http: 'GET /users/me/visits',
  summary: 'How many members looked at one’s profile on each of the last 30 days; never who.',
  access: 'member',
  whileWaiting: true,
  input: z.strictObject({}),
  output: z.object({ total: z.number().int(), days: z.array(z.object({ day: z.iso.date(), count: z.number().int() })) }),
})
