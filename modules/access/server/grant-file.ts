import { parse as parseCsv } from 'csv-parse/sync'
import { stringify as toCsv } from 'csv-stringify/sync'
import { z } from 'zod'
import { Scope } from '../contract/grant.ts'
import type { LineFault } from './exchange.ts'

const COLUMNS = ['member', 'name', 'role', 'permission', 'scope', 'expires_at', 'reason'] as const

const filled = (text: unknown) => (text === '' || text === undefined ? null : text)
const Entry = z
  .strictObject({
    member: z.uuid('A member’s id.'),
    name: z.string().optional(),
    role: z.preprocess(filled, z.string().max(80).nullable()).default(null),
    permission: z.preprocess(filled, z.string().max(120).nullable()).default(null),
    scope: z.preprocess((text) => filled(text) ?? 'tenant', Scope),
    expires_at: z.preprocess(filled, z.iso.datetime({ offset: true }).nullable()).default(null),
    reason: z.string().max(500).default(''),
  })
  .refine(({ role, permission }) => (role === null) !== (permission === null), {
    error: 'Name either a role or a single right.',
    path: ['role'],
  })
/** One grant of a file and the line it stands in, from 1. */
export type FileGrant = z.output<typeof Entry> & { line: number }

type Row = Record<(typeof COLUMNS)[number], string | null>

/** Grants as a file; the name beside the id is for whoever reads it. */
export function writeGrants(rows: readonly Row[], format: 'json' | 'csv'): string {
  if (format === 'json') return `${JSON.stringify({ grants: rows }, null, 2)}\n`
  const safe = rows.map((row) => ({ ...row, name: armoured(row.name), reason: armoured(row.reason) }))
  return toCsv(safe, { header: true, columns: [...COLUMNS] })
}

// A spreadsheet must not run what somebody typed (CWE-1236): a quote stands before it, and is taken off on the way back.
const armoured = (text: string | null): string => (text ?? '').replace(/^(?='*[=+\-@\t\r])/, "'")
const disarmed = (text: unknown): unknown => (typeof text === 'string' ? text.replace(/^'(?='*[=+\-@\t\r])/, '') : text)

/** The grants of such a file, or what is wrong with its lines. */
export function readGrants(text: string, format: 'json' | 'csv'): { grants: FileGrant[] } | { faults: LineFault[] } {
  const found = format === 'csv' ? linesOfCsv(text) : linesOfJson(text)
  if ('faults' in found) return found
  const read = found.lines.map(({ line, value }) => ({ line, parsed: Entry.safeParse(value) }))
  const faults = read.flatMap(({ line, parsed }) =>
    (parsed.error?.issues ?? []).map(({ path, message }) => ({ line, message: `${path.join('.') || 'line'}: ${message}` })),
  )
  if (faults.length > 0) return { faults }
  return { grants: read.flatMap(({ line, parsed }) => (parsed.data ? [{ ...parsed.data, line }] : [])) }
}

type Lines = { lines: { line: number; value: unknown }[] } | { faults: LineFault[] }

function linesOfCsv(text: string): Lines {
  try {
    const rows = parseCsv(text, { bom: true, columns: true, info: true, skip_empty_lines: true, trim: true })
    return {
      lines: (rows as unknown as { record: Record<string, string>; info: { lines: number } }[]).map(({ record, info }) => ({
        line: info.lines,
        value: { ...record, reason: disarmed(record.reason) },
      })),
    }
  } catch (error) {
    return { faults: [{ line: (error as { lines?: number }).lines ?? 1, message: (error as Error).message }] }
  }
}

function linesOfJson(text: string): Lines {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch (error) {
    return { faults: [{ line: 1, message: (error as Error).message }] }
  }
  const grants = (value as { grants?: unknown } | null)?.grants
  if (!Array.isArray(grants)) return { faults: [{ line: 1, message: 'The file has one list, named grants.' }] }
  return { lines: grants.map((each, at) => ({ line: lineOf(text, at), value: each })) }
}

/** The line in which the nth grant begins, found by counting the ids before it. */
function lineOf(text: string, at: number): number {
  const starts = [...text.matchAll(/"member"\s*:/g)]
  const index = starts[at]?.index
  return index === undefined ? 1 : text.slice(0, index).split('\n').length
}
