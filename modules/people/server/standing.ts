import type { AnyWriter } from '@guildhall/kernel'
import { type MemberStatus, memberChanged, memberJoined } from '../contract/index.ts'
import { people } from './db.ts'
import { refuseWhenFull } from './full.ts'

/** Keeps a member out, lets them in again, or notes that they have left. Whoever calls it decides whether it may be. */
export async function setStanding(writer: AnyWriter, memberId: string, status: MemberStatus): Promise<void> {
  const tx = people.writer(writer)
  await tx.db.updateTable('people_members').set({ status }).where('id', '=', memberId).execute()
  tx.emit(memberChanged, { memberId })
}

/** Lets somebody in who waited: from this moment they are a member. Whoever calls it decides whether it may be. */
export async function admitMember(writer: AnyWriter, memberId: string): Promise<void> {
  const tx = people.writer(writer)
  await tx.db.updateTable('people_members').set({ status: 'active', joined_at: tx.now }).where('id', '=', memberId).execute()
  await refuseWhenFull(tx)
  tx.emit(memberJoined, { memberId })
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
