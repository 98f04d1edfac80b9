import type { AnyReader } from '@guildhall/kernel'
import { sql } from 'kysely'
import type { Audience } from '../contract/index.ts'
import type { people } from './db.ts'
import { audiencesOf } from './rules.ts'

/** Members, not those who wait to be one, by state and part of a name, as a subquery to join: for other modules' lists of people. */
export function membersBy(
  unit: Pick<AnyReader, 'db'>,
  { q, status }: { q?: string | undefined; status?: 'active' | 'suspended' | 'left' | undefined },
) {
  let rows = (unit.db as ReturnType<typeof people.reader>['db'])
    .selectFrom('people_members')
    .select(['id as memberId', 'display_name as displayName', 'status'])
    .where('status', 'not in', ['waiting', 'rejected'])
    .$narrowType<{ status: 'active' | 'suspended' | 'left' }>()
  if (status) rows = rows.where('status', '=', status)
  const part = q?.replace(/[\\%_]/g, '\\$&')
  return part ? rows.where('display_name', 'ilike', `%${part}%`) : rows
}

/**
 * Whom of these members somebody may write to as far as they say themselves, and who of them follows that somebody, and so
 * wants to hear of them. One statement.
 */
export async function contactsOf(
  unit: Pick<AnyReader, 'db'>,
  memberIds: readonly string[],
  writerId: string,
): Promise<Map<string, { open: boolean; follows: boolean }>> {
  const { rows } = await sql<{ id: string; open: boolean; follows: boolean }>`
    select m.id, m.may_message = 'members' or (m.may_message = 'followers' and exists (
        select from people_follows f where f.member_id = ${writerId}::uuid and f.other_id = m.id)) as open,
      exists (select from people_follows f where f.member_id = m.id and f.other_id = ${writerId}::uuid) as follows
    from people_members m where m.id = any(${[...memberIds]}::uuid[])`.execute(unit.db as never)
  return new Map(rows.map(({ id, open, follows }) => [id, { open, follows }]))
}

/** The IANA time zone a member says they live in, where every member may see it. */
export async function zoneOfMember(unit: Pick<AnyReader, 'db'>, memberId: string): Promise<string | null> {
  const row = await (unit.db as ReturnType<typeof people.reader>['db'])
    .selectFrom('people_members')
    .where('id', '=', memberId)
    .select(['time_zone', 'field_privacy'])
    .executeTakeFirst()
  const audience = audiencesOf((row?.field_privacy ?? {}) as Record<string, Audience>, []).timeZone
  return row && (audience === 'members' || audience === 'everyone') ? row.time_zone : null
}
