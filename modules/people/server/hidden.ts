import type { Actor, AnyReader } from '@guildhall/kernel'
import { type RawBuilder, type SqlBool, sql } from 'kysely'
import { people } from './db.ts'

/**
 * Is the column’s member neither blocked by this actor nor blocking them? For the `visibleX` of other modules: the ids are
 * looked up once a statement, whatever the number of rows.
 * @example topics.where(notHiddenFrom(actor, 'forum_topics.author_id'))
 */
export const notHiddenFrom = ({ memberId }: Actor, column: string): RawBuilder<SqlBool> =>
  memberId === null
    ? sql<SqlBool>`true`
    : sql<SqlBool>`${sql.ref(column)} <> all (array(
        select other_id from people_blocks where member_id = ${memberId}::uuid
        union all select member_id from people_blocks where other_id = ${memberId}::uuid))`

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
