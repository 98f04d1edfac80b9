import { allowed, denied, type Refusal } from '@guildhall/kernel'
import * as contract from '../../contract/index.ts'
import { holderOf } from '../account-holder.ts'
import { command, type Writer } from '../db.ts'
import { refusals } from '../errors.ts'
import { dropFactor } from '../factors/codes.ts'
import { languageOf } from '../languages.ts'
import { accountOfToken, spendToken } from '../mailed-tokens.ts'
import { hashPassword } from '../password.ts'
import { weaknessOf } from '../password-rules.ts'
import { setPassword } from '../setting-passwords.ts'

type Prepared = { refusal: Refusal } | { passwordHash: string }

/** Sets a new password by a mailed link, which also shows that the mailbox is theirs. A password refused leaves the link good. */
export const resetPassword = command(contract.resetPassword, {
  async prepare(reader, { token, password }): Promise<Prepared> {
    const accountId = await accountOfToken(reader, { token, purpose: 'reset-password' })
    const holder = accountId && (await holderOf(reader, accountId))
    if (!holder) return { refusal: refusals.link_not_valid }
    const weakness = await weaknessOf(password, { ...holder, tenant: reader.tenant, language: languageOf(reader) })
    if (weakness) return { refusal: refusals.weak_password.with({ errors: [weakness] }) }
    return { passwordHash: await hashPassword(password) }
  },
  allow: (_actor, prepared) => ('refusal' in prepared ? denied(prepared.refusal) : allowed),
  async run(tx, { token }, prepared) {
    const { passwordHash } = prepared as { passwordHash: string }
    const accountId = await spendToken(tx, { token, purpose: 'reset-password' })
    if (!accountId) return refusals.link_not_valid
    if (await isUnclaimed(tx, accountId)) await dropFactor(tx, accountId)
    await tx.db
      .updateTable('identity_accounts')
      .set({ email_verified_at: tx.now })
      .where('id', '=', accountId)
      .where('email_verified_at', 'is', null)
      .execute()
    return { changed: true, sessionsEnded: await setPassword(tx, { accountId, passwordHash, keepSession: null }) }
  },
})

/**
 * Opened by a provider, its mailbox shown to be nobody's yet: whoever came in that way may have set a second factor up in the
 * owner's name, and it must not keep them out.
 */
const isUnclaimed = async (tx: Writer, accountId: string): Promise<boolean> =>
  (await tx.db
    .selectFrom('identity_accounts')
    .select('id')
    .where('id', '=', accountId)
    .where('password_hash', 'is', null)
    .where('email_verified_at', 'is', null)
    .executeTakeFirst()) !== undefined
