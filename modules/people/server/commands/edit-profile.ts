import { allowed, type InputOf, kernelRefusals, Refused } from '@guildhall/kernel'
import { editProfile as contract, type FieldValue, memberChanged, type ProfileField } from '../../contract/index.ts'
import { command, type Writer } from '../db.ts'
import { foundColumns } from '../found.ts'
import { ownRow, type ProfileRow, toOwnProfile } from '../profile-row.ts'
import { faultsOf, isEmpty } from '../rules.ts'

/** Changes what a member says of themselves; what is not sent stays. */
export const editProfile = command(contract, {
  load: (reader) => ownRow(reader),
  allow: () => allowed,
  run: (tx, input, own) => saveProfile(tx, input, own),
})

/** Writes down what was sent, held to the rules of the community’s own fields. */
export async function saveProfile(tx: Writer, input: Input, { row, fields }: Awaited<ReturnType<typeof ownRow>>) {
  const next = changed(row, input, fields)
  const { links, custom, id, ...plain } = next
  await tx.db
    .updateTable('people_members')
    .set({ ...own(plain), links: JSON.stringify(links), custom: JSON.stringify(custom), ...foundColumns(next, fields) })
    .where('id', '=', id)
    .execute()
  tx.emit(memberChanged, { memberId: id })
  return toOwnProfile(next, fields)
}

const own = (row: Omit<ProfileRow, 'links' | 'custom' | 'id'>) => ({
  display_name: row.display_name,
  headline: row.headline,
  bio: row.bio,
  location: row.location,
  pronouns: row.pronouns,
  languages: row.languages,
  time_zone: row.time_zone,
  locale: row.locale,
  first_name: row.first_name,
  last_name: row.last_name,
  phone: row.phone,
  postcode: row.postcode,
})

type Input = InputOf<typeof contract>

const changed = (row: ProfileRow, input: Input, fields: readonly ProfileField[]): ProfileRow => ({
  ...row,
  display_name: input.displayName ?? row.display_name,
  headline: input.headline ?? row.headline,
  bio: input.bio ?? row.bio,
  links: input.links ?? row.links,
  location: input.location ?? row.location,
  pronouns: input.pronouns ?? row.pronouns,
  languages: input.languages ? [...new Set(input.languages)] : row.languages,
  time_zone: input.timeZone === undefined ? row.time_zone : input.timeZone,
  locale: input.locale === undefined ? row.locale : input.locale,
  first_name: input.firstName ?? row.first_name,
  last_name: input.lastName ?? row.last_name,
  phone: input.phone ?? row.phone,
  postcode: input.postcode ?? row.postcode,
  custom: input.custom ? merged(row.custom, input.custom, fields) : row.custom,
})

// Values of fields the community no longer has stay where they are: it may want them back.
function merged(before: Record<string, FieldValue>, sent: Record<string, FieldValue>, fields: readonly ProfileField[]) {
  const known = Object.fromEntries(fields.map(({ key }) => [key, before[key] ?? null]))
  const errors = faultsOf({ ...known, ...sent }, fields)
  if (errors.length > 0) throw new Refused(kernelRefusals.invalid_input.with({ errors }))
  return Object.fromEntries(Object.entries({ ...before, ...sent }).filter(([, value]) => !isEmpty(value)))
}
