import { allowed, denied, kernelRefusals } from '@guildhall/kernel'
import * as contract from '../../contract/index.ts'
import { command } from '../db.ts'
import { issuePair } from '../tokens/pair.ts'

/** Tokens for a program that acts in the caller's session. The session's other refresh tokens stay what they are. */
export const issueTokens = command(contract.issueTokens, {
  allow: ({ sessionId }) => (sessionId === null ? denied(kernelRefusals.session_needed) : allowed),
  async run(tx) {
    const { sessionId, accountId } = tx.actor as { sessionId: string; accountId: string }
    const { expires_at } = await tx.db
      .selectFrom('identity_sessions')
      .select('expires_at')
      .where('id', '=', sessionId)
      .executeTakeFirstOrThrow()
    return issuePair(tx, { sessionId, accountId, refreshExpiresAt: expires_at })
  },
})
