import type { AnyWriter } from '@guildhall/kernel'
import { sessionEnded } from '../contract/index.ts'
import { identity } from './db.ts'

/** Ends every session a member has in this community, on whatever device; other communities are not touched. */
export async function endSessionsHere(
  writer: AnyWriter,
  { accountId, memberId }: { accountId: string; memberId: string },
): Promise<number> {
  const tx = identity.writer(writer)
  const ended = await tx.db
    .updateTable('identity_sessions')
    .set({ ended_at: tx.now })
    .where('account_id', '=', accountId)
    .where('tenant_id', '=', tx.tenant.id)
    .where('ended_at', 'is', null)
    .returning('id')
    .execute()
  for (const { id } of ended) tx.emit(sessionEnded, { sessionId: id, memberId })
  return ended.length
}
