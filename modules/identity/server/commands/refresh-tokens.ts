import { sessionRulesOf, tokenHash } from '@guildhall/access/api'
import { allowed, later } from '@guildhall/kernel'
import { memberStanding } from '@guildhall/people/api'
import { maySignIn } from '@guildhall/people/contract'
import * as contract from '../../contract/index.ts'
import { command, type Writer } from '../db.ts'
import { sessionEnd } from '../rules.ts'
import { refreshVerdict } from '../tokens/family.ts'
import { issuePair } from '../tokens/pair.ts'
import { tokenRefusals } from '../tokens/refusals.ts'

/** The next pair of tokens. The row is locked, so of two requests with one token only the first gets any. */
export const refreshTokens = command(contract.refreshTokens, {
  allow: () => allowed,
  async run(tx, { refreshToken }) {
    const found = await findToken(tx, refreshToken)
    const verdict = found ? refreshVerdict(found, tx.now) : 'over'
    if (!found || verdict === 'over') return tokenRefusals.refresh_token_over
    const standing = await memberStanding(tx, found.accountId)
    if (verdict === 'stolen') return endFamily(tx, { sessionId: found.sessionId, memberId: standing?.memberId ?? null })
    if (!standing || !maySignIn(standing.status)) return tokenRefusals.refresh_token_over
    await tx.db.updateTable('identity_refresh_tokens').set({ rotated_at: tx.now }).where('id', '=', found.id).execute()
    const refreshExpiresAt = sessionEnd(tx.now, isLong(found))
    await tx.db
      .updateTable('identity_sessions')
      .set({ expires_at: refreshExpiresAt, last_seen_at: tx.now })
      .where('id', '=', found.sessionId)
      .execute()
    return issuePair(tx, { sessionId: found.sessionId, accountId: found.accountId, refreshExpiresAt })
  },
})

const findToken = (tx: Writer, token: string) =>
  tx.db
    .selectFrom('identity_refresh_tokens as r')
    .innerJoin('identity_sessions as s', 's.id', 'r.session_id')
    .select(['r.id', 's.id as sessionId', 's.account_id as accountId', 's.created_at as startedAt'])
    .select(['r.created_at as createdAt', 'r.expires_at as expiresAt', 'r.rotated_at as rotatedAt', 's.ended_at as endedAt'])
    .where('r.token_hash', '=', tokenHash(token))
    .where('s.tenant_id', '=', tx.tenant.id)
    .where('s.last_seen_at', '>', unusedSince(tx))
    .forUpdate()
    .executeTakeFirst()

async function endFamily(tx: Writer, { sessionId, memberId }: { sessionId: string; memberId: string | null }) {
  await tx.db.updateTable('identity_sessions').set({ ended_at: tx.now }).where('id', '=', sessionId).execute()
  await tx.db.updateTable('identity_refresh_tokens').set({ revoked_at: tx.now }).where('session_id', '=', sessionId).execute()
  tx.emit(contract.refreshTokenReused, { sessionId, memberId })
  if (memberId) tx.emit(contract.sessionEnded, { sessionId, memberId })
  return tokenRefusals.refresh_token_reused.keeping()
}

// “Remember me” is in the first token's life: 90 days instead of 30, and each further one gets the same.
const isLong = ({ createdAt, expiresAt }: { createdAt: string; expiresAt: string }) =>
  expiresAt > later(createdAt, { hours: 31 * 24 })

// A session nobody used for too long is over, whatever its tokens say.
function unusedSince({ tenant, now }: Writer): string {
  const { idleMinutes } = sessionRulesOf(tenant)
  return idleMinutes === null ? '-infinity' : later(now, { minutes: -idleMinutes })
}
