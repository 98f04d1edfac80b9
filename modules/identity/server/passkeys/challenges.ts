import { later } from '@guildhall/kernel'
import type { Writer } from '../db.ts'

/** Keeps the number the authenticator has to sign; `accountId` when only that account may answer. */
export const keepChallenge = (tx: Writer, challenge: string, accountId: string | null) =>
  tx.db
    .insertInto('identity_passkey_challenges')
    .values({ challenge, tenant_id: tx.tenant.id, account_id: accountId, expires_at: later(tx.now, { minutes: 5 }) })
    .execute()

/** Takes the challenge an answer says it signed; null when there is none, it is over, or it was somebody else's. */
export async function takeChallenge(tx: Writer, response: Response, accountId: string | null): Promise<string | null> {
  const challenge = challengeOf(response)
  if (!challenge) return null
  const taken = await tx.db
    .deleteFrom('identity_passkey_challenges')
    .where('challenge', '=', challenge)
    .where('tenant_id', '=', tx.tenant.id)
    .where('account_id', accountId === null ? 'is' : '=', accountId)
    .where('expires_at', '>', tx.now)
    .returning('challenge')
    .executeTakeFirst()
  return taken?.challenge ?? null
}

type Response = Readonly<Record<string, unknown>>

// The client data is JSON that the authenticator signs; whether it did is checked afterwards.
function challengeOf({ response }: Response): string | null {
  try {
    const { clientDataJSON } = response as { clientDataJSON: string }
    const { challenge } = JSON.parse(Buffer.from(clientDataJSON, 'base64url').toString())
    return typeof challenge === 'string' && challenge.length <= 200 ? challenge : null
  } catch {
    return null
  }
}
