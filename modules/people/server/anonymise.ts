import type { AnyWriter } from '@guildhall/kernel'
import { memberChanged } from '../contract/index.ts'
import { people } from './db.ts'

/**
 * Takes everything personal from a member and leaves the row others’ threads hang on: no name, no profile, no ties.
 * Doing it twice changes nothing more. Whoever calls it ends the member’s sessions and grants.
 */
export async function anonymiseMember(writer: AnyWriter, memberId: string): Promise<void> {
  const tx = people.writer(writer)
  await tx.db
    .updateTable('people_members')
    .set({ display_name: '–', headline: '', locale: null, key: null, status: 'left' })
    .where('id', '=', memberId)
    .execute()
  tx.emit(memberChanged, { memberId })
}
