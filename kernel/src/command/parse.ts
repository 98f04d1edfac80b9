import type { z } from 'zod'
import { kernelRefusals } from '../errors/kernel-refusals.ts'
import type { FieldError, Refusal } from '../errors/refusal.ts'

/** What the contract makes of an input, or `invalid_input` naming each field at fault. */
export function parseInput(schema: z.ZodType, input: unknown): { ok: true; input: any } | { ok: false; refusal: Refusal } {
  const unreadable = unreadableIn(input, [])
  if (unreadable) return { ok: false, refusal: kernelRefusals.invalid_input.with({ errors: [unreadable] }) }
  const parsed = schema.safeParse(input ?? {})
  if (parsed.success) return { ok: true, input: parsed.data }
  return { ok: false, refusal: kernelRefusals.invalid_input.with({ errors: parsed.error.issues.flatMap(fieldErrors) }) }
}

// JSON can say what is no text: halves of characters and the end-of-text sign, which no database keeps.
function unreadableIn(value: unknown, at: readonly string[]): FieldError | null {
  if (typeof value === 'string') {
    const isText = value.isWellFormed() && !value.includes('\0')
    return isText ? null : { field: at.join('.'), message: 'This holds signs that are no text.' }
  }
  if (value === null || typeof value !== 'object' || value instanceof Uint8Array) return null
  for (const [key, inner] of Object.entries(value)) {
    const found = unreadableIn(key, [...at, '']) ?? unreadableIn(inner, [...at, key])
    if (found) return found
  }
  return null
}

function fieldErrors(issue: z.core.$ZodIssue): FieldError[] {
  const at = issue.path.map(String)
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({ field: [...at, key].join('.'), message: 'There is no such field here.' }))
  }
  return [{ field: at.join('.'), message: issue.message }]
}
