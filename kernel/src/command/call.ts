import type { Refusal } from '../errors/refusal.ts'
import type { Actor } from '../policy/actor.ts'
import type { Decision } from '../policy/decisions.ts'
import type { Tenant } from '../tenant/tenant.ts'
import type { Origin } from './unit.ts'

export type Call = {
  name: string
  /** Unparsed: the host parses it with the contract. */
  input: unknown
  tenant: Tenant
  actor: Actor
  requestId?: string
  origin?: Origin
  /** Writes only; the same key and input give the same answer for 24 hours. */
  idempotencyKey?: string
}
/** `trace`: only for callers who are developing. */
export type Outcome = ({ ok: true; output: unknown; replayed?: boolean } | { ok: false; refusal: Refusal }) & { trace?: Trace }

/** What one command or query did, for its developer’s eyes: names and times, nothing of what was read. Milliseconds. */
export type Trace = {
  name: string
  /** `ok` or the code of the refusal. */
  outcome: string
  ms: number
  steps: { name: string; ms: number }[]
  decisions: Decision[]
}
