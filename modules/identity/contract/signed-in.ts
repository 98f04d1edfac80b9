import { id, instant } from '@guildhall/kernel/contract'
import { z } from 'zod'

export const SignedIn = z.object({
  /** Opaque session token: `Authorization: Bearer …`, or the cookie a browser gets. */
  token: z.string(),
  expiresAt: instant,
  memberId: id,
})
export type SignedIn = z.infer<typeof SignedIn>

/** The password was right, and one thing more is asked for before there is a session. */
export const Challenge = z.object({
  challenge: z.object({
    /** Opaque, single use; goes back with the answer. */
    token: z.string(),
    /** `enrol`: this community asks for a second factor and the account has none yet; it is set up on the way in. */
    kinds: z.array(z.enum(['totp', 'backup-code', 'enrol'])),
    expiresAt: instant,
  }),
})
export type Challenge = z.infer<typeof Challenge>
