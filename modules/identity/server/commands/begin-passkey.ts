import { allowed } from '@guildhall/kernel'
import { generateRegistrationOptions } from '@simplewebauthn/server'
import * as contract from '../../contract/index.ts'
import { command } from '../db.ts'
import { ownSignInOnly } from '../federation/sessions.ts'
import { keepChallenge } from '../passkeys/challenges.ts'
import { passkeyRefusals } from '../passkeys/refusals.ts'
import { relyingParty } from '../passkeys/relying-party.ts'
import { passkeysOf } from '../passkeys/rows.ts'

/** Asks for a passkey that knows whose it is, on a device that checks the person. */
export const beginPasskey = command(contract.beginPasskey, {
  allow: () => allowed,
  async run(tx) {
    await ownSignInOnly(tx)
    const { accountId, displayName } = tx.actor
    const known = await passkeysOf(tx, accountId).execute()
    if (known.length >= 20) return passkeyRefusals.too_many_passkeys
    const { email } = await tx.db
      .selectFrom('identity_accounts')
      .select('email')
      .where('id', '=', accountId)
      .executeTakeFirstOrThrow()
    const { host, name } = relyingParty(tx)
    const options = await generateRegistrationOptions({
      rpName: name,
      rpID: host,
      userID: new TextEncoder().encode(accountId),
      userName: email,
      userDisplayName: displayName,
      attestationType: 'none',
      // Ed25519, ES256, RS256: what authenticators have.
      supportedAlgorithmIDs: [-8, -7, -257],
      excludeCredentials: known.map(({ id, transports }) => ({ id, transports })),
      authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
    })
    await keepChallenge(tx, options.challenge, accountId)
    return { options: { ...options } }
  },
})
