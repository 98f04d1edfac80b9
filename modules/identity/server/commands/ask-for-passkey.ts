import { allowed } from '@guildhall/kernel'
import { generateAuthenticationOptions } from '@simplewebauthn/server'
import * as contract from '../../contract/index.ts'
import { command } from '../db.ts'
import { keepChallenge } from '../passkeys/challenges.ts'
import { relyingParty } from '../passkeys/relying-party.ts'

/** Names no passkeys: which ones an e-mail has is nobody's business, and the device knows its own. */
export const askForPasskey = command(contract.askForPasskey, {
  allow: () => allowed,
  async run(tx) {
    const options = await generateAuthenticationOptions({ rpID: relyingParty(tx).host, userVerification: 'required' })
    await keepChallenge(tx, options.challenge, null)
    return { options: { ...options } }
  },
})
