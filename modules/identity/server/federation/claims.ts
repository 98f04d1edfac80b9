import type { Refusal } from '@guildhall/kernel'

/** What a provider says about somebody, after every check of its answer. */
export type Claims = {
  /** Never given to anybody else there. */
  subject: string
  /** Lower case. */
  email: string | null
  isEmailConfirmed: boolean
  name: string | null
  /** They showed two factors there. */
  hasSecondFactor: boolean
}

/** Claims, or why there are none; `fault` is for administrators and names nobody. */
export type Answer = { ok: true; claims: Claims } | { ok: false; refusal: Refusal; fault: string | null }

/** What everybody is told about themselves in the forms of `Claims`; empty texts are no texts. */
export const text = (value: unknown, longest: number): string | null =>
  typeof value === 'string' && value.trim() !== '' ? value.trim().slice(0, longest) : null

export const emailOf = (value: unknown): string | null => {
  const email = text(value, 256)?.toLowerCase() ?? null
  return email !== null && email.length <= 255 && /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email) ? email : null
}
