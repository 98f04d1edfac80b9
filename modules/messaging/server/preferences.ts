import { sql } from 'kysely'
import type { Unit } from './db.ts'

/** What the actor decided about messages; as usual where they decided nothing. */
export async function preferencesOf({ db, actor }: Unit): Promise<{ receipts: boolean; typing: boolean }> {
  const row = await db
    .selectFrom('messaging_preferences')
    .where('member_id', '=', sql<string>`${actor.memberId}::uuid`)
    .select(['receipts', 'typing'])
    .executeTakeFirst()
  return row ?? { receipts: true, typing: true }
}
