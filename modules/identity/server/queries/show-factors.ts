import { allowed } from '@guildhall/kernel'
import * as contract from '../../contract/index.ts'
import { query } from '../db.ts'
import { needsSecondFactor } from '../factors/policy.ts'

/** How the caller’s second factor stands. */
export const showFactors = query(contract.showFactors, {
  allow: () => allowed,
  async run(reader) {
    const { accountId, memberId } = reader.actor
    const [totp, left, required] = await Promise.all([
      reader.db.selectFrom('identity_totp').select('confirmed_at').where('account_id', '=', accountId).executeTakeFirst(),
      reader.db
        .selectFrom('identity_backup_codes')
        .select((select) => select.fn.countAll<number>().as('count'))
        .where('account_id', '=', accountId)
        .where('used_at', 'is', null)
        .executeTakeFirstOrThrow(),
      needsSecondFactor(reader, memberId),
    ])
    const state = totp ? (totp.confirmed_at ? 'enabled' : 'pending') : 'disabled'
    return { totp: state as 'disabled' | 'pending' | 'enabled', backupCodesLeft: Number(left.count), required }
  },
})
