import type { AnyReader } from '@guildhall/kernel'
import { people } from './db.ts'

/** Everyone this actor has blocked or who has blocked them; nobody for visitors. One statement. */
export async function hiddenMembers(reader: AnyReader): Promise<ReadonlySet<string>> {
  const { db, actor } = people.reader(reader)
  if (actor.memberId === null) return new Set()
  const rows = await db
    .selectFrom('people_blocks')
    .select('other_id as id')
    .where('member_id', '=', actor.memberId)
    .unionAll(db.selectFrom('people_blocks').select('member_id as id').where('other_id', '=', actor.memberId))
    .execute()
  return new Set(rows.map(({ id }) => id))
}
