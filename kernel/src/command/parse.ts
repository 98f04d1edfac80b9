import type { z } from 'zod'
import { kernelRefusals } from '../errors/kernel-refusals.ts'
import type { FieldError, Refusal } from '../errors/refusal.ts'

/** What the contract makes of an input, or `invalid_input` naming each field at fault. */
export function parseInput(schema: z.ZodType, input: unknown): { ok: true; input: any } | { ok: false; refusal: Refusal } {
  const parsed = schema.safeParse(input ?? {})
  if (parsed.success) return { ok: true, input: parsed.data }
  return { ok: false, refusal: kernelRefusals.invalid_input.with({ errors: parsed.error.issues.flatMap(fieldErrors) }) }
}

function fieldErrors(issue: z.core.$ZodIssue): FieldError[] {
  const at = issue.path.map(String)
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({ field: [...at, key].join('.'), message: 'There is no such field here.' }))
  }
  return [{ field: at.join('.'), message: issue.message }]
}
