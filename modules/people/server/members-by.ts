import type { AnyReader } from '@guildhall/kernel'
import type { people } from './db.ts'

/** Members by state and part of a name, as a subquery to join: for other modules' lists of people. */
export function membersBy(
  unit: Pick<AnyReader, 'db'>,
  { q, status }: { q?: string | undefined; status?: 'active' | 'suspended' | 'left' | undefined },
) {
  let rows = (unit.db as ReturnType<typeof people.reader>['db'])
    .selectFrom('people_members')
    .select(['id as memberId', 'display_name as displayName', 'status'])
  if (status) rows = rows.where('status', '=', status)
  const part = q?.replace(/[\\%_]/g, '\\$&')
  return part ? rows.where('display_name', 'ilike', `%${part}%`) : rows
}
