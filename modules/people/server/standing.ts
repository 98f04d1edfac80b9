import type { AnyWriter } from '@guildhall/kernel'
import { memberChanged } from '../contract/index.ts'
import { people } from './db.ts'

/** Keeps a member out, lets them in again, or notes that they have left. Whoever calls it decides whether it may be. */
export async function setStanding(writer: AnyWriter, memberId: string, status: 'active' | 'suspended' | 'left'): Promise<void> {
  const tx = people.writer(writer)
  await tx.db.updateTable('people_members').set({ status }).where('id', '=', memberId).execute()
  tx.emit(memberChanged, { memberId })
}

/** A name or headline put right by somebody who looks after members. */
export async function renameMember(
  writer: AnyWriter,
  memberId: string,
  { displayName, headline }: { displayName?: string; headline?: string },
): Promise<void> {
  const tx = people.writer(writer)
  if (displayName === undefined && headline === undefined) return
  await tx.db
    .updateTable('people_members')
    .set({ ...(displayName === undefined ? {} : { display_name: displayName }), ...(headline === undefined ? {} : { headline }) })
    .where('id', '=', memberId)
    .execute()
  tx.emit(memberChanged, { memberId })
}
