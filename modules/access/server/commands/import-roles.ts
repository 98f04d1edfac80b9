import { isDeepStrictEqual } from 'node:util'
import { isRefusal, type Refusal } from '@guildhall/kernel'
import * as contract from '../../contract/index.ts'
import { changeRoles } from '../change-roles.ts'
import { command } from '../db.ts'
import { refusals } from '../errors.ts'
import { type LineFault, readRoles } from '../exchange.ts'
import { canManageRoles } from '../policy.ts'
import type { RoleRow } from '../role-store.ts'
import { unknownPattern } from '../rules.ts'

/** Takes roles from a file under the same rules as by hand: all of it or nothing. */
export const importRoles = command(contract.importRoles, {
  allow: (actor) => canManageRoles(actor),
  async run(tx, { format, text, mode, dryRun }) {
    const read = readRoles(text, format)
    if ('faults' in read) return fileRefusal(read.faults)
    const faults = unknownIn(read.roles, text, [...tx.site.permissions.keys()])
    if (faults.length > 0) return fileRefusal(faults)
    const changed = await changeRoles(tx, (before) => merged(before, read.roles, mode), dryRun ? 'dry-run' : 'keep')
    if (isRefusal(changed)) return changed
    const { before, after } = changed
    return { dryRun, ...differenceOf(before, after), differences: fieldsBetween(before, after) }
  },
})

function merged(before: readonly RoleRow[], file: readonly RoleRow[], mode: 'add' | 'replace'): RoleRow[] | Refusal {
  const keys = file.map(({ key }) => key)
  const doubled = keys.find((key, at) => keys.indexOf(key) !== at)
  if (doubled) return fileRefusal([{ line: 1, message: `${doubled} is there twice.` }])
  const kept = mode === 'replace' ? [] : before.filter(({ key }) => !keys.includes(key))
  const flag = (name: 'isDefault' | 'isVisitor') => file.some((role) => role[name])
  const rest = kept.map((role) => ({
    ...role,
    isDefault: role.isDefault && !flag('isDefault'),
    isVisitor: role.isVisitor && !flag('isVisitor'),
  }))
  const after = [
    ...before.flatMap(({ key }) => [...rest, ...file].filter((role) => role.key === key)),
    ...file.filter(({ key }) => !before.some((role) => role.key === key)),
  ]
  const count = (name: 'isDefault' | 'isVisitor') => after.filter((role) => role[name]).length
  if (count('isDefault') !== 1) return fileRefusal([{ line: 1, message: 'Exactly one role is for newcomers (default).' }])
  return count('isVisitor') > 1 ? fileRefusal([{ line: 1, message: 'At most one role is for visitors.' }]) : after
}

function differenceOf(before: readonly RoleRow[], after: readonly RoleRow[]) {
  const was = new Map(before.map((role) => [role.key, ordered(role)]))
  return {
    made: after.filter(({ key }) => !was.has(key)).map(({ key }) => key),
    changed: after
      .filter((role) => was.has(role.key) && !isDeepStrictEqual(was.get(role.key), ordered(role)))
      .map(({ key }) => key),
    removed: before.filter(({ key }) => !after.some((role) => role.key === key)).map(({ key }) => key),
  }
}

const FIELDS = ['name', 'summary', 'permissions', 'inherits', 'isDefault', 'isVisitor'] as const

/** Field by field what is different in roles that were there before: of lists only what came and went. */
function fieldsBetween(before: readonly RoleRow[], after: readonly RoleRow[]) {
  const was = new Map(before.map((role) => [role.key, role]))
  return after.flatMap((role) => {
    const old = was.get(role.key)
    if (!old) return []
    return FIELDS.flatMap((field) => {
      const [from, to] = [linesOf(old[field]), linesOf(role[field])]
      const [gone, come] = [from.filter((line) => !to.includes(line)), to.filter((line) => !from.includes(line))]
      return gone.length + come.length > 0 ? [{ role: role.key, field, before: gone, after: come }] : []
    })
  })
}

const linesOf = (value: string | boolean | readonly string[]): string[] => (Array.isArray(value) ? [...value] : [String(value)])

// In which order a role names its rights means nothing, and a table has an order of its own.
const ordered = (role: RoleRow): RoleRow => ({ ...role, permissions: [...role.permissions].sort() })

function unknownIn(roles: readonly RoleRow[], text: string, declared: readonly string[]): LineFault[] {
  const lines = text.split(/\r?\n/)
  const patterns = [...new Set(roles.flatMap(({ permissions }) => permissions))]
  return patterns.flatMap((pattern) => {
    const message = unknownPattern(pattern, declared)
    return message ? [{ line: lines.findIndex((line) => line.includes(pattern)) + 1, message }] : []
  })
}

export const fileRefusal = (faults: readonly LineFault[]): Refusal =>
  refusals.file_faults.with({
    errors: faults.slice(0, 50).map(({ line, message }) => ({ field: `line ${line}`, message })),
  })
