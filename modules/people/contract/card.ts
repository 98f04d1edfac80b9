import { id } from '@guildhall/kernel/contract'
import { z } from 'zod'

/** What others see beside a member's words. A member who left is shown as such, without a name. */
export const Card = z.object({
  memberId: id,
  displayName: z.string(),
  /** A line under the name: “Mentor · Alice Springs”. */
  headline: z.string(),
  /** 0–359, picks the colour behind the initials. */
  hue: z.number().int(),
  /** A square picture of 64 pixels; null: initials. */
  avatarUrl: z.string().nullable(),
  left: z.boolean(),
})
export type Card = z.infer<typeof Card>
