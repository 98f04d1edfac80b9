import { kernelRefusals } from '../errors/kernel-refusals.ts'
import type { Refusal } from '../errors/refusal.ts'
import { type About, type Actor, holds } from './actor.ts'

/** A decision with its reason: allowed, or the refusal that says why not. */
export type Verdict = { allowed: true } | { allowed: false; refusal: Refusal }

export const allowed: Verdict = Object.freeze({ allowed: true })
export const denied = (refusal: Refusal): Verdict => ({ allowed: false, refusal })

/** Allowed when the actor holds the permission, for that thing at least; otherwise 401 for visitors, 403 for everyone else. */
export function requires(actor: Actor, permission: string, about?: About): Verdict {
  if (holds(actor, permission, about)) return allowed
  if (actor.kind === 'visitor') return denied(kernelRefusals.sign_in_required)
  return denied(kernelRefusals.not_permitted.with({ details: { permission } }))
}

/** The first denial, or allowed: rules in the order people should hear of them. */
export const every = (...verdicts: readonly Verdict[]): Verdict => verdicts.find((verdict) => !verdict.allowed) ?? allowed
