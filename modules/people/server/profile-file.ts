import { parse } from 'csv-parse/sync'
import { stringify } from 'csv-stringify/sync'
import type { FieldValue, OwnProfile } from '../contract/index.ts'

// What a spreadsheet would calculate gets an apostrophe in front, as does what begins like that already (CWE-1236).
const FORMULA = /^('*[=+\-@\t\r＝＋－＠])/
const ESCAPED = /^'(?='*[=+\-@\t\r＝＋－＠])/

/** A profile as it travels: what `people.edit-profile` takes, and nothing that only this community knows. */
export const fileOf = (profile: OwnProfile) => ({
  displayName: profile.displayName,
  headline: profile.headline,
  bio: profile.bio,
  links: profile.links,
  location: profile.location,
  pronouns: profile.pronouns,
  languages: profile.languages,
  timeZone: profile.timeZone,
  firstName: profile.firstName,
  lastName: profile.lastName,
  phone: profile.phone,
  postcode: profile.postcode,
  custom: Object.fromEntries(profile.custom.map(({ key, value }) => [key, value])),
})
export type ProfileFile = ReturnType<typeof fileOf>

export const writeJson = (file: ProfileFile): string => `${JSON.stringify(file, null, 2)}\n`

/** Columns `field` and `value`; a list has a row for each of its values, a link its address and then what it is called. */
export function writeCsv({ links, languages, custom, timeZone, ...plain }: ProfileFile): string {
  const rows = [
    ...Object.entries(plain),
    ['timeZone', timeZone ?? ''],
    ...links.map(({ url, label }) => ['links', label ? `${url} ${label}` : url]),
    ...languages.map((language) => ['languages', language]),
    ...Object.entries(custom).flatMap(([key, value]) => [value ?? ''].flat().map((each) => [`custom.${key}`, each])),
  ]
  const safe = rows.map(([field, value = '']) => [field, value.replace(FORMULA, "'$1")])
  return stringify([['field', 'value'], ...safe], { record_delimiter: '\r\n' })
}

export type Read = { profile: unknown } | { fault: string }

export function readJson(text: string): Read {
  try {
    return { profile: JSON.parse(text) }
  } catch {
    return { fault: 'This is not JSON.' }
  }
}

/** `lists` are the community’s own fields that hold several values. */
export function readCsv(text: string, lists: ReadonlySet<string>): Read {
  const rows = rowsIn(text)
  if (!rows) return { fault: 'This is not CSV.' }
  const [head, ...values] = rows
  if (head?.join() !== 'field,value') return { fault: 'The first line has to be: field,value' }
  const profile: Record<string, unknown> = {}
  const custom: Record<string, FieldValue> = {}
  for (const [field = '', escaped = ''] of values) {
    const value = escaped.replace(ESCAPED, '')
    if (field.startsWith('custom.')) addTo(custom, { key: field.slice(7), value, lists })
    else profile[field] = fieldValue(profile[field], field, value)
  }
  return { profile: Object.keys(custom).length > 0 ? { ...profile, custom } : profile }
}

/** What a row makes of its field: one more of a list, or the value itself. */
function fieldValue(before: unknown, field: string, value: string): unknown {
  if (field === 'links') return [...((before as unknown[]) ?? []), linkOf(value)]
  if (field === 'languages') return [...((before as unknown[]) ?? []), value]
  return field === 'timeZone' ? value || null : value
}

function rowsIn(text: string): string[][] | null {
  try {
    return parse(text, { bom: true, skip_empty_lines: true, relax_column_count: true })
  } catch {
    return null
  }
}

function linkOf(value: string) {
  const [url = '', ...label] = value.split(' ')
  return { url, label: label.join(' ') }
}

function addTo(
  custom: Record<string, FieldValue>,
  { key, value, lists }: { key: string; value: string; lists: ReadonlySet<string> },
) {
  if (!lists.has(key)) custom[key] = value
  else custom[key] = [...((custom[key] as string[] | undefined) ?? []), ...(value ? [value] : [])]
}
