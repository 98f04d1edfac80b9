import type { Outcome } from '../command/call.ts'
import type { Contract, RateClass } from '../contract/contract.ts'
import type { Tenant } from '../tenant/tenant.ts'

/** One request of a protocol. Who asks and for which community is known already; what may be done, commands decide. */
export type Exchange = {
  method: string
  /** The path's `:parameters`. */
  params: Readonly<Record<string, string>>
  headers: Readonly<Record<string, string | undefined>>
  /** As it arrives; empty where there is none. */
  body: AsyncIterable<Uint8Array>
  tenant: Tenant
  /** Runs a command or query of the same program as whoever asks. */
  call(contract: Contract, input: unknown): Promise<Outcome>
}
export type ProtocolAnswer = { status: number; headers?: Readonly<Record<string, string>>; body?: string }

/**
 * A wire format with a specification of its own, such as tus for uploads: other methods, headers and statuses than a
 * contract's. It translates; everything it does, it does through commands and queries.
 */
export type Protocol = {
  /** Below `/api/v1`: `/files/uploads/:id`. */
  path: string
  methods: readonly ('POST' | 'PATCH' | 'PUT' | 'DELETE' | 'HEAD' | 'OPTIONS')[]
  /** Which limit a request counts against. */
  rate: (method: string) => RateClass
  /** Refusals of `call` are answered by the kernel when `answer` returns them. */
  answer: (exchange: Exchange) => Promise<ProtocolAnswer | Extract<Outcome, { ok: false }>>
}
