import { randomBytes } from 'node:crypto'
import { tokenHash } from '@guildhall/access/api'
import { later, newId } from '@guildhall/kernel'
import type { Challenge } from '../contract/index.ts'
import type { Writer } from './db.ts'
import { needsSecondFactor } from './factors/policy.ts'
import type { NewSession } from './store.ts'

/** The question for a second factor, or null where the password is enough. Good for ten minutes and five tries. */
export async function challengeFor(tx: Writer, entering: NewSession & { hasSecondFactor: boolean }): Promise<Challenge | null> {
  const mustEnrol = !entering.hasSecondFactor && (await needsSecondFactor(tx, entering.memberId))
  if (!entering.hasSecondFactor && !mustEnrol) return null
  const token = randomBytes(32).toString('base64url')
  const expiresAt = later(tx.now, { minutes: 10 })
  await tx.db
    .insertInto('identity_challenges')
    .values({
      id: newId(),
      account_id: entering.accountId,
      tenant_id: tx.tenant.id,
      member_id: entering.memberId,
      token_hash: tokenHash(token),
      remember: entering.remember,
      must_enrol: mustEnrol,
      expires_at: expiresAt,
    })
    .execute()
  return { challenge: { token, kinds: mustEnrol ? ['enrol'] : ['totp', 'backup-code'], expiresAt } }
}
