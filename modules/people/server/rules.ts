import { type Audience, type FieldValue, type ProfileField, type ProfileKey, webAddress } from '../contract/index.ts'

/** A colour for the initials, 0–359, the same for the same member everywhere. */
export function hueOf(memberId: string): number {
  let sum = 0
  for (const character of memberId) sum = (sum * 31 + (character.codePointAt(0) ?? 0)) % 360
  return sum
}

/** Who sees a field as long as its owner has said nothing. */
export const usualAudience: Record<ProfileKey, Audience> = {
  bio: 'everyone',
  links: 'everyone',
  location: 'everyone',
  pronouns: 'everyone',
  languages: 'everyone',
  timeZone: 'members',
  fullName: 'me',
  phone: 'me',
  postcode: 'me',
}

type Stored = Readonly<Record<string, Audience>>

/** The audience of every field there is, named and of the community: as stored, else as usual. */
export const audiencesOf = (stored: Stored, fields: readonly ProfileField[]): Record<string, Audience> => ({
  ...Object.fromEntries(Object.entries(usualAudience).map(([key, usual]) => [key, stored[key] ?? usual])),
  ...Object.fromEntries(fields.map(({ key, visibility }) => [`custom.${key}`, stored[`custom.${key}`] ?? visibility])),
})

type Fault = { field: string; message: string }

/** What is wrong with these values of the community's own fields; a value that is null or '' takes the field away. */
export function faultsOf(values: Readonly<Record<string, FieldValue>>, fields: readonly ProfileField[]): Fault[] {
  const known = new Map(fields.map((field) => [field.key, field]))
  const strange = Object.keys(values).filter((key) => !known.has(key))
  return [
    ...strange.map((key) => ({ field: `custom.${key}`, message: 'There is no such field here.' })),
    ...fields.flatMap((field) => {
      const message = faultOf(values[field.key] ?? null, field)
      return message ? [{ field: `custom.${field.key}`, message }] : []
    }),
  ]
}

export const isEmpty = (value: FieldValue | undefined): boolean =>
  value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0)

function faultOf(value: FieldValue, { kind, options, required }: ProfileField): string | null {
  if (isEmpty(value)) return required ? 'This cannot be left empty.' : null
  if (kind === 'multiselect') return isSome(value, options) ? null : `Some of: ${options.join(', ')}`
  if (typeof value !== 'string') return 'One text, not a list.'
  if (kind === 'select') return options.includes(value) ? null : `One of: ${options.join(', ')}`
  return faultOfText(value, kind)
}

const isSome = (value: FieldValue, options: readonly string[]) =>
  Array.isArray(value) && value.every((each) => options.includes(each))

function faultOfText(value: string, kind: ProfileField['kind']): string | null {
  if (kind === 'date') return isDay(value) ? null : 'A day such as 2026-11-21'
  if (kind === 'url') return webAddress.safeParse(value).success ? null : 'An address that starts with https:// or http://'
  return value.length <= (kind === 'text' ? 200 : 4000) ? null : 'This is too long.'
}

function isDay(text: string): boolean {
  if (!/^\d{4}-\d\d-\d\d$/.test(text)) return false
  try {
    return Temporal.PlainDate.from(text, { overflow: 'reject' }).toString() === text
  } catch {
    return false
  }
}
