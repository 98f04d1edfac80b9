import { id, instant, queryContract } from '@guildhall/kernel/contract'
import { z } from 'zod'

/** SM-26. `away`: connected, and nobody has looked for a while. */
export const Presence = z.object({
  memberId: id,
  state: z.enum(['online', 'away', 'offline']),
  /** When they were last here, to within some minutes. */
  lastSeenAt: instant,
})
export type Presence = z.output<typeof Presence>

const MOST = 100

export const showPresence = queryContract({
  name: 'people.show-presence',
  http: 'GET /presence',
  summary: `Whether members (at most ${MOST} ids, separated by commas) are here; those who do not let the caller know are left out, and 404 when nobody is left.`,
  access: 'member',
  input: z.strictObject({
    members: z
      .string()
      .max(MOST * 40)
      .transform((text) => [...new Set(text.split(',').filter(Boolean))])
      .pipe(z.array(id).min(1).max(MOST)),
  }),
  output: z.object({ items: z.array(Presence) }),
})
