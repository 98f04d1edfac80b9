import { parse as parseCsv } from 'csv-parse/sync'
import { stringify as toCsv } from 'csv-stringify/sync'
import { LineCounter, parseDocument, stringify as toYaml } from 'yaml'
import type { z } from 'zod'
import type { RoleRow } from './role-store.ts'
import { RoleEntry, RolesFile } from './roles-section.ts'

/** Where a file is wrong: `line` from 1. */
export type LineFault = { line: number; message: string }
export type Read = { roles: RoleRow[] } | { faults: LineFault[] }
type Format = 'json' | 'yaml' | 'csv'
type Entry = z.output<typeof RoleEntry>

/** The roles as a file of the format. CSV: a column for each role, a row for each right, and rows `:name` … for the rest. */
export function writeRoles(roles: readonly RoleRow[], format: Format): string {
  const entries = roles.map(({ isVisitor, isDefault, ...role }) => ({ ...role, visitor: isVisitor, default: isDefault }))
  if (format === 'json') return `${JSON.stringify({ roles: entries }, null, 2)}\n`
  return format === 'yaml' ? toYaml({ roles: entries }) : toCsv(table(entries), { escape_formulas: false })
}

/** The roles in such a file, or what is wrong with its lines. */
export const readRoles = (text: string, format: Format): Read => (format === 'csv' ? readTable(text) : readTree(text))

const DETAILS = ['name', 'summary', 'inherits', 'default', 'visitor'] as const

function table(roles: readonly Entry[]): string[][] {
  const rights = [...new Set(roles.flatMap(({ permissions }) => permissions))].sort()
  const detail = (role: Entry, name: (typeof DETAILS)[number]): string => {
    const value = role[name]
    return Array.isArray(value) ? value.join(' ') : typeof value === 'boolean' ? (value ? 'x' : '') : value
  }
  return [
    ['permission', ...roles.map(({ key }) => key)],
    ...DETAILS.map((name) => [`:${name}`, ...roles.map((role) => detail(role, name))]),
    ...rights.map((right) => [right, ...roles.map(({ permissions }) => (permissions.includes(right) ? 'x' : ''))]),
  ]
}

/** JSON is YAML too, so one parser knows the line of every value of both. */
function readTree(text: string): Read {
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines })
  const lineOf = (offset: number) => lines.linePos(offset).line
  if (document.errors.length > 0)
    return {
      faults: document.errors.map(({ message, pos }) => ({
        line: lineOf(pos[0]),
        message: message.split('\n', 1)[0] ?? message,
      })),
    }
  const parsed = RolesFile.safeParse(document.toJS({ maxAliasCount: 20 }))
  if (parsed.success) return { roles: parsed.data.roles.map(asRow) }
  const at = (path: readonly PropertyKey[]): number => {
    const node = document.getIn(path, true) as { range?: [number, number, number] } | undefined
    if (node?.range) return lineOf(node.range[0])
    return path.length > 0 ? at(path.slice(0, -1)) : 1
  }
  return {
    faults: parsed.error.issues.map(({ path, message }) => ({ line: at(path), message: `${path.join('.')}: ${message}` })),
  }
}

type Record = { record: string[]; info: { lines: number } }

function readTable(text: string): Read {
  let records: Record[]
  try {
    records = parseCsv(text, { bom: true, info: true, relax_column_count: true, skip_empty_lines: true }) as unknown as Record[]
  } catch (error) {
    return { faults: [{ line: (error as { lines?: number }).lines ?? 1, message: (error as Error).message }] }
  }
  const [head, ...rows] = records
  const keys = head?.record.slice(1).map((key) => key.trim()) ?? []
  if (head?.record[0]?.trim() !== 'permission' || keys.length === 0)
    return { faults: [{ line: 1, message: 'The first line names the roles: permission,member,moderator …' }] }
  const faults = rows.flatMap((row) => rowFaults(row, keys.length))
  if (faults.length > 0) return { faults }
  const read = keys.map((key, column) =>
    RoleEntry.safeParse(
      entryOf(
        key,
        rows.map(({ record }) => [record[0] ?? '', record[column + 1] ?? '']),
      ),
    ),
  )
  const wrong = read.flatMap(({ error }, column) =>
    (error?.issues ?? []).map(({ path, message }) => ({
      line: lineOfDetail(rows, path[0]),
      message: `${keys[column]}, ${path.join('.')}: ${message}`,
    })),
  )
  return wrong.length > 0 ? { faults: wrong } : { roles: read.flatMap(({ data }) => (data ? [asRow(data)] : [])) }
}

function rowFaults({ record, info }: Record, roles: number): LineFault[] {
  const [first = '', ...cells] = record.map((cell) => cell.trim())
  const fault = (message: string) => [{ line: info.lines, message }]
  if (cells.length !== roles) return fault(`This line has ${cells.length} cells for ${roles} roles.`)
  if (first.startsWith(':')) return DETAILS.some((name) => first === `:${name}`) ? [] : fault(`There is no detail ${first}.`)
  const odd = cells.find((cell) => cell !== '' && cell !== 'x')
  return odd === undefined ? [] : fault(`A cell is x or empty, not “${odd.slice(0, 20)}”.`)
}

function entryOf(key: string, column: readonly string[][]): unknown {
  const detail = (name: string) => column.find(([first]) => first === `:${name}`)?.[1]?.trim() ?? ''
  const permissions = column.flatMap(([first = '', cell]) =>
    !first.startsWith(':') && cell?.trim() === 'x' ? [first.trim()] : [],
  )
  return {
    key,
    name: detail('name') || key,
    summary: detail('summary'),
    permissions,
    inherits: detail('inherits').split(/\s+/).filter(Boolean),
    default: detail('default') === 'x',
    visitor: detail('visitor') === 'x',
  }
}

const lineOfDetail = (rows: readonly Record[], name: PropertyKey | undefined): number =>
  rows.find(({ record }) => record[0] === `:${String(name)}`)?.info.lines ?? 1

const asRow = ({ visitor, default: isDefault, ...role }: Entry): RoleRow => ({ ...role, isVisitor: visitor, isDefault })
