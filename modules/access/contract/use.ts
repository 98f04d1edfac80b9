import { id, queryContract } from '@guildhall/kernel/contract'
import { z } from 'zod'

const day = z.iso.date()
const RoleName = z.object({ key: z.string(), name: z.string() })

export const showUse = queryContract({
  name: 'access.show-use',
  http: 'GET /access/use',
  summary: 'Rights that were given and not used for 90 days, and strong rights in many hands, each with what could be done.',
  access: 'member',
  input: z.strictObject({}),
  output: z.object({
    days: z.number().int(),
    /** In roles somebody has held for so long, and nobody used. `roles`: those that have it themselves. */
    unused: z.array(
      z.object({
        permission: z.string(),
        summary: z.string(),
        holders: z.number().int(),
        /** UTC; null: never. */
        lastUsed: day.nullable(),
        roles: z.array(RoleName.extend({ mayTake: z.boolean() })),
      }),
    ),
    /** Single rights given by hand that their holder has not used for so long. */
    idleGrants: z.array(
      z.object({
        id,
        memberId: id,
        holder: z.string(),
        permission: z.string(),
        lastUsed: day.nullable(),
        may: z.object({ revoke: z.boolean() }),
      }),
    ),
    /** Rights over others’ rights, data or the community itself, held by more than a tenth of the members and more than three. */
    crowded: z.array(
      z.object({
        permission: z.string(),
        summary: z.string(),
        holders: z.number().int(),
        members: z.number().int(),
        roles: z.array(RoleName),
      }),
    ),
  }),
})
