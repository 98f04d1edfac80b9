import type { Refusal } from '../errors/refusal.ts'
import type { Actor } from '../policy/actor.ts'
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
export type Outcome = { ok: true; output: unknown; replayed?: boolean } | { ok: false; refusal: Refusal }
