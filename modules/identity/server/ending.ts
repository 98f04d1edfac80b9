import { memberStanding } from '@guildhall/people/api'
import { sessionEnded } from '../contract/index.ts'
import type { Writer } from './db.ts'

/**
 * Ends sessions of an account, wherever they were started: all, all but one, or one. Refresh and access tokens hang on
 * their session and end with it. Answers how many ended.
 */
export async function endSessions(
  tx: Writer,
  { accountId, only, except }: { accountId: string; only?: string; except?: string | null },
): Promise<number> {
  let ending = tx.db
    .updateTable('identity_sessions')
    .set({ ended_at: tx.now })
    .where('account_id', '=', accountId)
    .where('ended_at', 'is', null)
    .where('expires_at', '>', tx.now)
    .returning(['id', 'tenant_id as tenantId'])
  if (only) ending = ending.where('id', '=', only)
  if (except) ending = ending.where('id', '<>', except)
  const ended = await ending.execute()
  const here = ended.filter(({ tenantId }) => tenantId === tx.tenant.id)
  const memberId = here.length > 0 ? (tx.actor.memberId ?? (await memberStanding(tx, accountId))?.memberId) : null
  // Open sockets in other communities are cut by their regular check.
  if (memberId) for (const { id } of here) tx.emit(sessionEnded, { sessionId: id, memberId })
  return ended.length
}
