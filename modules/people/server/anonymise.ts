import { removeImage } from '@guildhall/files/api'
import type { AnyWriter } from '@guildhall/kernel'
import { memberChanged } from '../contract/index.ts'
import { people } from './db.ts'
import { forgetVisits } from './visits.ts'

/**
 * Takes everything personal from a member and leaves the row others’ threads hang on: no name, no profile, no ties.
 * Doing it twice changes nothing more. Whoever calls it ends the member’s sessions and grants.
 */
export async function anonymiseMember(writer: AnyWriter, memberId: string): Promise<void> {
  const tx = people.writer(writer)
  const row = await tx.db
    .selectFrom('people_members')
    .select('avatar_id')
    .where('id', '=', memberId)
    .forUpdate()
    .executeTakeFirst()
  if (!row) return
  if (row.avatar_id) await removeImage(tx, row.avatar_id)
  await tx.db.updateTable('people_members').set(nobody).where('id', '=', memberId).execute()
  for (const table of ['people_follows', 'people_blocks', 'people_mutes'] as const) {
    await tx.db
      .deleteFrom(table)
      .where((where) => where.or([where('member_id', '=', memberId), where('other_id', '=', memberId)]))
      .execute()
  }
  await forgetVisits(tx, memberId)
  tx.emit(memberChanged, { memberId })
}

const nobody = {
  status: 'left',
  display_name: '–',
  key: null,
  headline: '',
  locale: null,
  bio: '',
  links: '[]',
  location: '',
  pronouns: '',
  languages: [] as string[],
  time_zone: null,
  first_name: '',
  last_name: '',
  phone: '',
  postcode: '',
  custom: '{}',
  avatar_id: null,
  visibility: 'me',
  field_privacy: '{}',
  found_location: '',
  found_languages: [] as string[],
} as const
