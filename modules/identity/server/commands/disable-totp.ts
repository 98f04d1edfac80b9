import { allowed, denied } from '@guildhall/kernel'
import * as contract from '../../contract/index.ts'
import { command } from '../db.ts'
import { acceptCode, dropFactor } from '../factors/codes.ts'
import { needsSecondFactor } from '../factors/policy.ts'
import { factorRefusals } from '../factors/refusals.ts'
import { refusedTry } from '../factors/tries.ts'
import { ownSignInOnly } from '../federation/sessions.ts'
import { verifyPassword } from '../password.ts'

/** Out of use, for whoever shows once more who they are: a session left open in a library is not enough. */
export const disableTotp = command(contract.disableTotp, {
  async prepare(reader, { password }) {
    const needed = await needsSecondFactor(reader, reader.actor.memberId)
    if (password === undefined || needed) return { needed, knowsPassword: false }
    const account = await reader.db
      .selectFrom('identity_accounts')
      .select('password_hash as hash')
      .where('id', '=', reader.actor.accountId)
      .executeTakeFirst()
    return { needed, knowsPassword: await verifyPassword(account?.hash ?? null, password) }
  },
  allow: (_actor, { needed }) => (needed ? denied(factorRefusals.second_factor_needed_here) : allowed),
  async run(tx, { code, password }, { knowsPassword }) {
    await ownSignInOnly(tx)
    const { accountId, memberId } = tx.actor
    const refused = await refusedTry(
      tx,
      accountId,
      async () => knowsPassword || (code !== undefined && acceptCode(tx, accountId, code)),
    )
    const field = password === undefined ? 'code' : 'password'
    if (refused) return refused.with({ errors: [{ field, message: 'This is not right. Try again.' }] })
    await dropFactor(tx, accountId)
    tx.emit(contract.secondFactorChanged, { memberId, inUse: false })
    return { disabled: true }
  },
})
