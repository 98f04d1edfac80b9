import { kernelRefusals } from '../errors/kernel-refusals.ts'
import { type Refusal, Refused } from '../errors/refusal.ts'

// PostgreSQL error codes: manual, appendix A.
const refusalByCode: Readonly<Record<string, Refusal>> = {
  // A number or an instant too large for its column, and a NUL character, which text in PostgreSQL cannot hold.
  '22003': kernelRefusals.invalid_input,
  '22008': kernelRefusals.invalid_input,
  '22021': kernelRefusals.invalid_input,
  '22P05': kernelRefusals.invalid_input,
  '23505': kernelRefusals.conflict,
  '40001': kernelRefusals.conflict,
  '40P01': kernelRefusals.conflict,
  '55P03': kernelRefusals.conflict,
  '57014': kernelRefusals.timed_out,
  '53100': kernelRefusals.storage_full,
  '57P01': kernelRefusals.database_unavailable,
  '57P02': kernelRefusals.database_unavailable,
  '57P03': kernelRefusals.database_unavailable,
  '53300': kernelRefusals.database_unavailable,
  ENOSPC: kernelRefusals.storage_full,
  ECONNREFUSED: kernelRefusals.database_unavailable,
  ECONNRESET: kernelRefusals.database_unavailable,
  ENOENT: kernelRefusals.database_unavailable,
  EPIPE: kernelRefusals.database_unavailable,
}
const lostConnection =
  /connection terminated|connection timeout|timeout exceeded when trying to connect|not queryable|connection error/i

/** The refusal a thrown value stands for, or null: then it is a fault of ours. */
export function refusalOfFault(error: unknown): Refusal | null {
  if (error instanceof Refused) return error.refusal
  if (!(error instanceof Error)) return null
  const code = 'code' in error ? String(error.code) : ''
  if (refusalByCode[code]) return refusalByCode[code]
  return lostConnection.test(error.message) ? kernelRefusals.database_unavailable : null
}

/** Serialization failures and deadlocks: the same unit of work may succeed when run again. */
export const isWorthRepeating = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && (error.code === '40001' || error.code === '40P01')
