import { kernelRefusals, Refused } from '@guildhall/kernel'
import type { Audience, FieldValue, Link, MemberStatus, OwnProfile, Privacy, ProfileField } from '../contract/index.ts'
import { ownCard } from './cards.ts'
import type { Reader, Writer } from './db.ts'
import { audiencesOf } from './rules.ts'

type Unit = Reader | Writer

const columns = [
  'id',
  'display_name',
  'headline',
  'hue',
  'status',
  'joined_at',
  'locale',
  'avatar_id',
  'bio',
  'links',
  'location',
  'pronouns',
  'languages',
  'time_zone',
  'first_name',
  'last_name',
  'phone',
  'postcode',
  'custom',
  'visibility',
  'field_privacy',
  'may_message',
  'may_follow',
  'searchable',
  'presence_visible',
  'visits_counted',
] as const
export const profileColumns = columns.map((column) => `people_members.${column}` as const)

/** A profile as stored, with JSON columns as what they hold. */
export type ProfileRow = {
  id: string
  display_name: string
  headline: string
  hue: number
  status: MemberStatus
  joined_at: string
  locale: string | null
  avatar_id: string | null
  bio: string
  links: Link[]
  location: string
  pronouns: string
  languages: string[]
  time_zone: string | null
  first_name: string
  last_name: string
  phone: string
  postcode: string
  custom: Record<string, FieldValue>
  visibility: Audience
  field_privacy: Record<string, Audience>
  may_message: 'members' | 'followers' | 'me'
  may_follow: 'members' | 'me'
  searchable: boolean
  presence_visible: boolean
  visits_counted: boolean
}

/** The fields this community adds to profiles, in its order. */
export async function customFields({ db }: Unit): Promise<ProfileField[]> {
  return db
    .selectFrom('people_fields')
    .select(['key', 'label', 'kind', 'options', 'required', 'visibility'])
    .orderBy('position')
    .execute()
}

/** The actor's own profile with the fields there are. */
export async function ownRow(unit: Unit): Promise<{ row: ProfileRow; fields: ProfileField[] }> {
  const row = await unit.db
    .selectFrom('people_members')
    .select(profileColumns)
    .where('id', '=', unit.actor.memberId)
    .executeTakeFirst()
  if (!row) throw new Refused(kernelRefusals.not_found)
  return { row: row as unknown as ProfileRow, fields: await customFields(unit) }
}

export const toPrivacy = (row: ProfileRow, fields: readonly ProfileField[]): Privacy => ({
  profile: row.visibility,
  fields: audiencesOf(row.field_privacy, fields),
  message: row.may_message,
  follow: row.may_follow,
  searchable: row.searchable,
  presence: row.presence_visible,
  visits: row.visits_counted,
})

export const toOwnProfile = (row: ProfileRow, fields: readonly ProfileField[]): OwnProfile => ({
  ...ownCard(row),
  bio: row.bio,
  links: row.links,
  location: row.location,
  pronouns: row.pronouns,
  languages: row.languages,
  timeZone: row.time_zone,
  firstName: row.first_name,
  lastName: row.last_name,
  phone: row.phone,
  postcode: row.postcode,
  locale: row.locale,
  avatarId: row.avatar_id,
  custom: fields.map((field) => ({ ...field, value: row.custom[field.key] ?? null })),
  privacy: toPrivacy(row, fields),
  joinedAt: row.joined_at,
})
