import { type Actor, allowed, denied, requires, type Verdict } from '@guildhall/kernel'
import { refusals } from './errors.ts'

/** Changing what the community looks like, says and answers to. */
export const canManage = (actor: Actor): Verdict => requires(actor, 'community.manage')

/** An operator of the server while they act with every right, for a reason and a time; or the program itself. */
export const isOperating = (actor: Actor): boolean =>
  actor.kind === 'system' || (actor.kind === 'member' && actor.elevation !== undefined)

/** Looking after the communities of the server: making, closing, measuring and erasing them. */
export const canOperate = (actor: Actor): Verdict => (isOperating(actor) ? allowed : denied(refusals.operators_only))
