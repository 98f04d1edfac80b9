import { tokenHash } from '@guildhall/access/api'
import { allowed } from '@guildhall/kernel'
import { memberStanding } from '@guildhall/people/api'
import { maySignIn } from '@guildhall/people/contract'
import * as contract from '../../contract/index.ts'
import { command, type Writer } from '../db.ts'
import { refusals } from '../errors.ts'
import { acceptCode, confirmWith } from '../factors/codes.ts'
import { factorRefusals } from '../factors/refusals.ts'
import { refusedTry } from '../factors/tries.ts'
import { markSession } from '../federation/sessions.ts'
import { completeSignIn } from '../sign-in-steps.ts'

/** The second step of signing in. Every try is counted before the code is looked at, and the count stays when it is wrong. */
export const answerChallenge = command(contract.answerChallenge, {
  allow: () => allowed,
  async run(tx, { challenge: token, code }) {
    const challenge = await spendTry(tx, token)
    if (!challenge) return factorRefusals.challenge_over
    const { accountId, memberId, remember } = challenge
    const refused = await refusedTry(tx, accountId, () =>
      challenge.mustEnrol ? confirmWith(tx, accountId, code) : acceptCode(tx, accountId, code),
    )
    if (refused)
      return challenge.triesLeft === 0
        ? factorRefusals.challenge_over.keeping()
        : refused.with({ details: { triesLeft: challenge.triesLeft } })
    await tx.db.deleteFrom('identity_challenges').where('id', '=', challenge.id).execute()
    if (!maySignIn((await memberStanding(tx, accountId))?.status ?? 'left')) return refusals.member_suspended
    if (challenge.mustEnrol) tx.emit(contract.secondFactorChanged, { memberId, inUse: true })
    const signedIn = await completeSignIn(tx, { accountId, memberId, remember })
    if (challenge.providerId) await markSession(tx, signedIn.token, challenge.providerId)
    return signedIn
  },
})

const spendTry = (tx: Writer, token: string) =>
  tx.db
    .updateTable('identity_challenges')
    .set((set) => ({ tries_left: set('tries_left', '-', 1) }))
    .where('token_hash', '=', tokenHash(token))
    .where('tenant_id', '=', tx.tenant.id)
    .where('expires_at', '>', tx.now)
    .where('tries_left', '>', 0)
    .returning([
      'id',
      'account_id as accountId',
      'member_id as memberId',
      'remember',
      'must_enrol as mustEnrol',
      'provider_id as providerId',
      'tries_left as triesLeft',
    ])
    .executeTakeFirst()
