import { allowed } from '@guildhall/kernel'
import { memberStanding } from '@guildhall/people/api'
import { maySignIn } from '@guildhall/people/contract'
import { type AuthenticationResponseJSON, verifyAuthenticationResponse } from '@simplewebauthn/server'
import * as contract from '../../contract/index.ts'
import { command, type Writer } from '../db.ts'
import { refusals } from '../errors.ts'
import { takeChallenge } from '../passkeys/challenges.ts'
import { passkeyRefusals } from '../passkeys/refusals.ts'
import { relyingParty } from '../passkeys/relying-party.ts'
import { completeSignIn } from '../sign-in-steps.ts'

/** Something one has, on a device that checked who holds it: that is two factors, so no second step follows. */
export const signInWithPasskey = command(contract.signInWithPasskey, {
  allow: () => allowed,
  async run(tx, { response, remember }) {
    const challenge = await takeChallenge(tx, response, null)
    const passkey = await findPasskey(tx, String(response.id ?? ''))
    const counter = challenge && passkey && (await counterOf(tx, { response, challenge, passkey }))
    if (counter === null || !passkey || challenge === null) return passkeyRefusals.passkey_refused.keeping()
    await tx.db
      .updateTable('identity_passkeys')
      .set({ counter: Number(counter), last_used_at: tx.now })
      .where('id', '=', passkey.id)
      .execute()
    const standing = await memberStanding(tx, passkey.accountId)
    if (!standing || standing.status === 'left') return refusals.not_a_member
    if (!maySignIn(standing.status)) return refusals.member_suspended
    return completeSignIn(tx, { accountId: passkey.accountId, memberId: standing.memberId, remember })
  },
})

type Found = NonNullable<Awaited<ReturnType<typeof findPasskey>>>

// Locked: a counter that does not grow shows a copied key only when answers are looked at one after the other.
const findPasskey = (tx: Writer, id: string) =>
  tx.db
    .selectFrom('identity_passkeys')
    .select(['id', 'account_id as accountId', 'public_key as publicKey', 'counter'])
    .where('id', '=', id)
    .where('host', '=', relyingParty(tx).host)
    .forUpdate()
    .executeTakeFirst()

type Answer = { response: Readonly<Record<string, unknown>>; challenge: string; passkey: Found }

// The library throws for whatever is wrong with an answer; it is all the same refusal.
async function counterOf(tx: Writer, { response, challenge, passkey }: Answer): Promise<number | null> {
  const { origin, host } = relyingParty(tx)
  try {
    const { verified, authenticationInfo } = await verifyAuthenticationResponse({
      response: response as unknown as AuthenticationResponseJSON,
      expectedChallenge: challenge,
      expectedOrigin: origin,
      expectedRPID: host,
      requireUserVerification: true,
      credential: { id: passkey.id, publicKey: new Uint8Array(passkey.publicKey), counter: Number(passkey.counter) },
    })
    return verified ? authenticationInfo.newCounter : null
  } catch {
    return null
  }
}
