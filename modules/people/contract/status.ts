import { z } from 'zod'

/** How a member stands to the community. `waiting`: asks to come in. `rejected`: was told no, and may still be let in. */
export const MemberStatus = z.enum(['active', 'suspended', 'left', 'waiting', 'rejected'])
export type MemberStatus = z.output<typeof MemberStatus>

/** Who may sign in: also those who wait, to see how it stands. */
export const maySignIn = (status: string): boolean => status === 'active' || isKeptWaiting(status)
export const isKeptWaiting = (status: string): boolean => status === 'waiting' || status === 'rejected'
