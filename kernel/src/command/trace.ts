import { AsyncLocalStorage } from 'node:async_hooks'
import type { Actor } from '../policy/actor.ts'
import { type Decision, hearDecisions } from '../policy/decisions.ts'
import type { Call, Outcome, Trace } from './call.ts'

const steps = new AsyncLocalStorage<Trace['steps']>()
let open = 0

/** Somebody who asked, for this session and a short time, to be told how answers come about. */
export const isDeveloping = (actor: Actor): boolean => actor.kind === 'member' && actor.developing !== undefined

/** Runs the call; its caller gets a trace beside the outcome if they are developing, and only then. */
export async function traced({ name, actor }: Pick<Call, 'name' | 'actor'>, work: () => Promise<Outcome>): Promise<Outcome> {
  if (!isDeveloping(actor)) return work()
  const taken: Trace['steps'] = []
  const decisions: Decision[] = []
  const began = performance.now()
  open++
  try {
    const outcome = await steps.run(taken, () => hearDecisions(decisions, work))
    const ended = outcome.ok ? 'ok' : outcome.refusal.code
    const trace = { name, outcome: ended, ms: performance.now() - began, steps: taken, decisions: distinct(decisions) }
    return { ...outcome, trace }
  } finally {
    open--
  }
}

/** One part of a call, measured when somebody develops. */
export async function step<T>(name: string, work: () => Promise<T> | T): Promise<T> {
  const taken = open > 0 ? steps.getStore() : undefined
  if (!taken) return work()
  const began = performance.now()
  try {
    return await work()
  } finally {
    taken.push({ name, ms: performance.now() - began })
  }
}

function distinct(decisions: readonly Decision[]): Decision[] {
  const last = new Map(decisions.map((decision) => [`${decision.permission} ${decision.held}`, decision]))
  return [...last.values()]
}
