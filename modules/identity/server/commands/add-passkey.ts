import { allowed } from '@guildhall/kernel'
import { type RegistrationResponseJSON, verifyRegistrationResponse } from '@simplewebauthn/server'
import * as contract from '../../contract/index.ts'
import { command } from '../db.ts'
import { ownSignInOnly } from '../federation/sessions.ts'
import { takeChallenge } from '../passkeys/challenges.ts'
import { passkeyRefusals } from '../passkeys/refusals.ts'
import { relyingParty } from '../passkeys/relying-party.ts'
import { presentPasskey } from '../passkeys/rows.ts'

/** Keeps what the authenticator made, if it made it for this community, this account and just now. */
export const addPasskey = command(contract.addPasskey, {
  allow: () => allowed,
  async run(tx, { name, response }) {
    await ownSignInOnly(tx)
    const { accountId } = tx.actor
    const challenge = await takeChallenge(tx, response, accountId)
    const made = challenge && (await verified(response, { challenge, ...relyingParty(tx) }))
    if (!made) return passkeyRefusals.passkey_refused.keeping()
    const { id, publicKey, counter, transports } = made
    const row = await tx.db
      .insertInto('identity_passkeys')
      .values({
        id,
        account_id: accountId,
        host: relyingParty(tx).host,
        public_key: Buffer.from(publicKey),
        counter,
        transports: transports ?? [],
        name,
        created_at: tx.now,
      })
      .onConflict((conflict) => conflict.doNothing())
      .returning(['id', 'name', 'created_at as createdAt', 'last_used_at as lastUsedAt'])
      .executeTakeFirst()
    return row ? presentPasskey(row) : passkeyRefusals.passkey_refused
  },
})

type Expected = { challenge: string; origin: string; host: string }

// The library throws for whatever is wrong with an answer; it is all the same refusal.
async function verified(response: Readonly<Record<string, unknown>>, { challenge, origin, host }: Expected) {
  try {
    const { registrationInfo } = await verifyRegistrationResponse({
      response: response as unknown as RegistrationResponseJSON,
      expectedChallenge: challenge,
      expectedOrigin: origin,
      expectedRPID: host,
      requireUserVerification: true,
    })
    return registrationInfo?.credential ?? null
  } catch {
    return null
  }
}
