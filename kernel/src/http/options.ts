import type { Registry as MetricsRegistry } from 'prom-client'
import type { Limits } from './limits.ts'

export type HttpOptions = {
  /** Replaces limits of the table in limits.ts; `'off'` for benchmarks. */
  limits?: Partial<Limits> | 'off'
  /** Every answer must match its contract's output; a mismatch is a fault. For tests: production trusts the law. */
  checkResponses?: boolean
  /** Milliseconds a request may take before it is answered with 504. Default 30,000. */
  deadlineMs?: number
  /** Shown in /health and the API document. */
  version?: string
  /** More components for /health: each resolves when well, rejects when not. Names are shown, reasons are logged. */
  checks?: Readonly<Record<string, () => Promise<unknown>>>
  /** Lets other parts of the program put their figures into /metrics. */
  metrics?: (registry: MetricsRegistry) => void
}
