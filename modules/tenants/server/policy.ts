import { type Actor, requires, type Verdict } from '@guildhall/kernel'

/** Changing what the community looks like, says and answers to. */
export const canManage = (actor: Actor): Verdict => requires(actor, 'community.manage')
