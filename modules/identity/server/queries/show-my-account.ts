import { allowed } from '@guildhall/kernel'
import * as contract from '../../contract/index.ts'
import { query } from '../db.ts'

/** One's own account as its settings show it. */
export const showMyAccount = query(contract.showMyAccount, {
  allow: () => allowed,
  async run({ db, actor }) {
    const { password_hash, ...account } = await db
      .selectFrom('identity_accounts')
      .select([
        'id as accountId',
        'email',
        'email_verified_at as emailVerifiedAt',
        'has_second_factor as hasSecondFactor',
        'password_changed_at as passwordChangedAt',
        'last_sign_in_at as lastSignInAt',
        'created_at as createdAt',
        'password_hash',
      ])
      .where('id', '=', actor.accountId)
      .executeTakeFirstOrThrow()
    return { ...account, hasPassword: password_hash !== null }
  },
})
