import { imageUrl } from '@guildhall/files/api'
import { allowed, kernelRefusals, Refused } from '@guildhall/kernel'
import { sql } from 'kysely'
import { showProfile as contract, type Profile, type ProfileField } from '../../contract/index.ts'
import { ownCard } from '../cards.ts'
import { query, type Reader } from '../db.ts'
import { canFollow, reaches, type Standing, seesAll, visibleMembers } from '../policy.ts'
import { customFields, type ProfileRow, profileColumns } from '../profile-row.ts'
import { audiencesOf, isEmpty } from '../rules.ts'

/** What the reader may see of a member. Hidden, blocked, departed and missing are the same 404. */
export const showProfile = query(contract, {
  load: (reader, { member }) => found(reader, member),
  allow: () => allowed,
  async run(reader, _input, { row, ties }) {
    const fields = await customFields(reader)
    const { actor } = reader
    const self = actor.memberId === row.id
    const standing = { self, member: actor.kind !== 'visitor', follows: ties.follows, all: seesAll(actor) }
    const { follows, followed, muted, followers, following } = ties
    const message = row.may_message === 'members' || (row.may_message === 'followers' && follows)
    return {
      ...ownCard(row),
      ...shown(row, fields, standing),
      joinedAt: row.joined_at,
      pictureUrl: row.avatar_id && imageUrl(row.avatar_id, 256),
      searchable: row.searchable && row.visibility === 'everyone',
      followers,
      following,
      tie: { self, follows, followed, muted },
      can: {
        follow: actor.kind === 'member' && canFollow(actor, row).allowed,
        message: actor.kind === 'member' && !self && message,
        block: actor.kind === 'member' && !self,
      },
    }
  },
})

function shown(row: ProfileRow, fields: readonly ProfileField[], standing: Standing): Partial<Profile> & Pick<Profile, 'custom'> {
  const audiences = audiencesOf(row.field_privacy, fields)
  const may = (key: string) => reaches(audiences[key] ?? 'me', standing)
  const some = <T>(key: string, name: string, value: T) =>
    may(key) && value !== null && (value as { length: number }).length > 0 ? { [name]: value } : {}
  return {
    ...some('bio', 'bio', row.bio),
    ...some('links', 'links', row.links),
    ...some('location', 'location', row.location),
    ...some('pronouns', 'pronouns', row.pronouns),
    ...some('languages', 'languages', row.languages),
    ...some('timeZone', 'timeZone', row.time_zone),
    ...some('fullName', 'firstName', row.first_name),
    ...some('fullName', 'lastName', row.last_name),
    ...some('phone', 'phone', row.phone),
    ...some('postcode', 'postcode', row.postcode),
    custom: fields
      .filter(({ key }) => may(`custom.${key}`) && !isEmpty(row.custom[key]))
      .map(({ key, label, kind }) => ({ key, label, kind, value: row.custom[key] ?? null })),
  }
}

type Ties = { follows: boolean; followed: boolean; muted: boolean; followers: number; following: number }

async function found(reader: Reader, id: string): Promise<{ row: ProfileRow; ties: Ties }> {
  const me = reader.actor.memberId
  const tie = (table: string, from: unknown, to: unknown) =>
    sql<boolean>`exists (select from ${sql.table(table)} where member_id = ${from}::uuid and other_id = ${to}::uuid)`
  const count = (column: string) => sql<number>`(select count(*)::int from people_follows where ${sql.ref(column)} = ${id}::uuid)`
  const found = await visibleMembers(reader)
    .where('people_members.id', '=', id)
    .select(profileColumns)
    .select([
      tie('people_follows', me, id).as('follows'),
      tie('people_follows', id, me).as('followed'),
      tie('people_mutes', me, id).as('muted'),
      count('other_id').as('followers'),
      count('member_id').as('following'),
    ])
    .executeTakeFirst()
  if (!found) throw new Refused(kernelRefusals.not_found)
  const { follows, followed, muted, followers, following, ...row } = found
  return { row: row as unknown as ProfileRow, ties: { follows, followed, muted, followers, following } }
}
