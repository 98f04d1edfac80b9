import type { AnyReader } from '@guildhall/kernel'
import { people } from './db.ts'
import { customFields, type ProfileRow, profileColumns, toOwnProfile } from './profile-row.ts'

/** What people knows about a member: their profile, their privacy, and whom they follow, block and mute. */
export async function personalData(unit: AnyReader, memberId: string): Promise<unknown> {
  const reader = people.reader(unit)
  const { db } = reader
  const row = await db.selectFrom('people_members').select(profileColumns).where('id', '=', memberId).executeTakeFirst()
  if (!row) return null
  const ties = (table: 'people_follows' | 'people_blocks' | 'people_mutes') =>
    db.selectFrom(table).where('member_id', '=', memberId).select(['other_id as memberId', 'created_at as since']).execute()
  return {
    profile: toOwnProfile(row as unknown as ProfileRow, await customFields(reader)),
    follows: await ties('people_follows'),
    blocks: await ties('people_blocks'),
    mutes: await ties('people_mutes'),
  }
}
