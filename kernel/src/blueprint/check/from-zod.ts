import type { z } from 'zod'
import { valueAt } from '../path.ts'
import { oneOf } from './nearest.ts'
import type { Finding } from './problem.ts'
import { namesAt } from './schema-walk.ts'

/** zod's issues as findings: each with its own path, the value that stands there, and what was expected. */
export function findingsOf(error: z.ZodError, schema: z.ZodType, raw: unknown): Finding[] {
  return error.issues.flatMap((issue) =>
    issue.code === 'unrecognized_keys' ? unknownNames(issue, schema, raw) : [finding(issue, raw)],
  )
}

type Issue = z.core.$ZodIssue

function unknownNames(issue: Issue & { code: 'unrecognized_keys' }, schema: z.ZodType, raw: unknown): Finding[] {
  const known = namesAt(schema, issue.path) ?? []
  return issue.keys.map((key) => {
    const path = [...issue.path, key]
    return { path, value: valueAt(raw, path), expected: `no such name here, but ${oneOf(key, known)}` }
  })
}

function finding(issue: Issue, raw: unknown): Finding {
  const value = valueAt(raw, issue.path)
  return { path: issue.path, value, expected: expectation(issue, value) }
}

function expectation(issue: Issue, value: unknown): string {
  if (issue.code === 'invalid_value') return choice(issue.values, value)
  if (issue.code === 'invalid_type') return kind(issue.expected)
  if (issue.code === 'invalid_format' && issue.pattern && issue.message.startsWith('Invalid'))
    return `${issue.format} ${issue.pattern}`
  if (issue.code === 'too_small') return limit(issue.origin, `at least ${issue.minimum}`)
  if (issue.code === 'too_big') return limit(issue.origin, `at most ${issue.maximum}`)
  return issue.message.replace(/^expected /i, '')
}

function choice(values: readonly unknown[], value: unknown): string {
  return values.length === 1 ? JSON.stringify(values[0]) : oneOf(value, values.map(String))
}

const kinds: Record<string, string> = {
  string: 'text',
  array: 'a list',
  object: 'a map',
  record: 'a map',
  boolean: 'true or false',
  int: 'a whole number',
  number: 'a number',
}
const kind = (expected: string) => kinds[expected] ?? expected

const units: Record<string, string> = { string: ' characters', array: ' items' }
const limit = (origin: string, bound: string) => `${bound}${units[origin] ?? ''}`
