import { tokenHash } from '@guildhall/access/api'
import { allowed } from '@guildhall/kernel'
import * as contract from '../../contract/index.ts'
import { command } from '../db.ts'
import { keepSecret } from '../factors/codes.ts'
import { factorRefusals } from '../factors/refusals.ts'
import { newTotpSecret, totpUri } from '../factors/totp.ts'

/** For whoever may only enter with a second factor and has none: the password was right, so it may be set up now. */
export const enrolOnTheWayIn = command(contract.enrolOnTheWayIn, {
  allow: () => allowed,
  async run(tx, { challenge }) {
    const row = await tx.db
      .selectFrom('identity_challenges as c')
      .innerJoin('identity_accounts as a', 'a.id', 'c.account_id')
      .select(['a.id', 'a.email'])
      .where('c.token_hash', '=', tokenHash(challenge))
      .where('c.tenant_id', '=', tx.tenant.id)
      .where('c.must_enrol', '=', true)
      .where('c.expires_at', '>', tx.now)
      .where('c.tries_left', '>', 0)
      .executeTakeFirst()
    if (!row) return factorRefusals.challenge_over
    const secret = newTotpSecret()
    if (!(await keepSecret(tx, row.id, secret))) return factorRefusals.second_factor_in_use
    return { secret, uri: totpUri(secret, { issuer: tx.tenant.name, label: row.email }) }
  },
})
