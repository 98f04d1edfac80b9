import { roleFacts } from '@guildhall/access/api'
import { type InputOf, isRefusal, languageTag, Refused } from '@guildhall/kernel'
import { parse } from 'csv-parse/sync'
import { email as Email, type importInvitations, MAX_LINES } from '../contract/index.ts'
import type { Reader, Writer } from './db.ts'
import { refusals } from './errors.ts'
import { canInvite, type Giving } from './policy.ts'

type Input = InputOf<typeof importInvitations>
type Cells = { email?: string; roles?: string; message?: string; locale?: string }
export type CheckedLine = {
  line: number
  email: string
  roles: string[]
  message: string
  locale: string | undefined
  errors: string[]
}

const KNOWN = new Set(['email', 'roles', 'message', 'locale'])

/** The file’s lines with everything that is wrong with each; refuses what is no such file. */
export async function checkLines(tx: Writer, input: Input, organisation: Giving['organisation']): Promise<CheckedLine[]> {
  const lines = readLines(input)
  const known = await roleFacts(tx as unknown as Reader, [...new Set(lines.flatMap(({ roles }) => roles))])
  const waiting = await alreadyInvited(
    tx,
    lines.map(({ email }) => email),
  )
  const seen = new Set<string>()
  for (const line of lines) {
    const unknown = line.roles.filter((key) => !known.some((role) => role.key === key))
    const roles = known.filter(({ key }) => line.roles.includes(key))
    const verdict = canInvite(tx.actor, { roles, organisation })
    if (!Email.safeParse(line.email).success) line.errors.push('This is not an e-mail address.')
    if (seen.has(line.email)) line.errors.push('This address is in the file twice.')
    if (waiting.has(line.email)) line.errors.push('This address has an invitation already.')
    if (unknown.length > 0) line.errors.push(`There is no role ${unknown.join(', ')}.`)
    if (!verdict.allowed) line.errors.push(verdict.refusal.errors[0]?.message ?? verdict.refusal.sentence)
    if (line.message.length > 1000) line.errors.push('The message is longer than 1,000 characters.')
    seen.add(line.email)
  }
  return lines
}

function readLines({ csv, roles }: Input): CheckedLine[] {
  const rows = parsed(csv)
  if (rows.length > MAX_LINES) throw new Refused(refusals.too_many_lines)
  return rows.map(({ record, info }) => ({
    line: info.lines,
    email: (record.email ?? '').trim().toLowerCase(),
    roles: listed(record.roles) ?? [...roles],
    message: (record.message ?? '').trim(),
    locale: languageTag.safeParse(record.locale?.trim()).data,
    errors: [],
  }))
}

function parsed(csv: string): { record: Cells; info: { lines: number } }[] {
  try {
    const rows = parse(csv, {
      bom: true,
      columns: (heading: string[]) => headings(heading),
      delimiter: [',', ';', '\t'],
      info: true,
      relax_column_count: true,
      skip_empty_lines: true,
      trim: true,
    })
    return rows as unknown as { record: Cells; info: { lines: number } }[]
  } catch (error) {
    if (error instanceof Refused && isRefusal(error.refusal)) throw error
    throw new Refused(refusals.csv_unreadable)
  }
}

function headings(heading: readonly string[]): (string | false)[] {
  const names = heading.map((name) =>
    name
      .trim()
      .toLowerCase()
      .replace(/^e-mail$/, 'email'),
  )
  if (!names.includes('email')) throw new Refused(refusals.csv_unreadable)
  return names.map((name) => (KNOWN.has(name) ? name : false))
}

const listed = (cell: string | undefined): string[] | undefined => {
  const keys = (cell ?? '').split(/[|/\s]+/).filter(Boolean)
  return keys.length > 0 ? keys : undefined
}

async function alreadyInvited({ db, now }: Writer, emails: readonly string[]): Promise<Set<string | null>> {
  const rows = await db
    .selectFrom('invitations_invitations')
    .where((where) => where('email', '=', where.fn.any(where.val([...emails]))))
    .where('state', 'in', ['created', 'sent'])
    .where('expires_at', '>', now)
    .select('email')
    .execute()
  return new Set(rows.map(({ email }) => email))
}
