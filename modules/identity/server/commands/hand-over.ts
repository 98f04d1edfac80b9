import { randomBytes } from 'node:crypto'
import { tokenHash } from '@guildhall/access/api'
import { allowed, denied, kernelRefusals, later } from '@guildhall/kernel'
import * as contract from '../../contract/index.ts'
import { command } from '../db.ts'
import { ownSignInOnly } from '../federation/sessions.ts'
import { communitiesOf } from '../switching/my-communities.ts'

/** Opens a way to another community of the caller's, for the browser that knows the verifier. One they do not belong to is as if it did not exist. */
export const handOver = command(contract.handOver, {
  async load(reader, { community }) {
    const theirs = await communitiesOf(reader, reader.actor.accountId)
    return theirs.find(({ slug, id }) => slug === community && id !== reader.tenant.id) ?? null
  },
  allow: (_actor, target) => (target ? allowed : denied(kernelRefusals.not_found)),
  async run(tx, { challenge }, target) {
    await ownSignInOnly(tx)
    const { sessionId, accountId } = tx.actor
    if (!target || sessionId === null) return kernelRefusals.not_found
    const code = randomBytes(32).toString('base64url')
    const expiresAt = later(tx.now, { seconds: 60 })
    await tx.db
      .insertInto('identity_handoffs')
      .values({
        code_hash: tokenHash(code),
        account_id: accountId,
        session_id: sessionId,
        tenant_id: target.id,
        challenge: Buffer.from(challenge, 'base64url'),
        expires_at: expiresAt,
      })
      .execute()
    return { code, url: `${tx.site.addressOf(target)}/hand-off?code=${code}`, expiresAt }
  },
})
