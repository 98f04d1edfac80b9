import { allowed } from '@guildhall/kernel'
import * as contract from '../../contract/index.ts'
import { command } from '../db.ts'
import { keepSecret } from '../factors/codes.ts'
import { factorRefusals } from '../factors/refusals.ts'
import { newTotpSecret, totpUri } from '../factors/totp.ts'
import { ownSignInOnly } from '../federation/sessions.ts'

/** A new secret, not in use before a code of it was entered. Asked again, there is another one. */
export const setUpTotp = command(contract.setUpTotp, {
  allow: () => allowed,
  async run(tx) {
    await ownSignInOnly(tx)
    const { accountId } = tx.actor
    const secret = newTotpSecret()
    if (!(await keepSecret(tx, accountId, secret))) return factorRefusals.second_factor_in_use
    const { email } = await tx.db
      .selectFrom('identity_accounts')
      .select('email')
      .where('id', '=', accountId)
      .executeTakeFirstOrThrow()
    return { secret, uri: totpUri(secret, { issuer: tx.tenant.name, label: email }) }
  },
})
