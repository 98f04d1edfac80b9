import { allowed, denied, newId } from '@guildhall/kernel'
import * as contract from '../../contract/index.ts'
import { command } from '../db.ts'
import { refusals } from '../errors.ts'
import { closedBecause, joinAsNewcomer } from '../joining.ts'
import { hashPassword } from '../password.ts'
import { startSession } from '../store.ts'

/** Opens an account for someone new, makes them a member here, and signs them in. */
export const register = command(contract.register, {
  prepare: async ({ tenant }, { password }) => {
    const closed = closedBecause(tenant)
    return { closed, passwordHash: closed ? '' : await hashPassword(password) }
  },
  allow: (_actor, { closed }) => (closed ? denied(closed) : allowed),
  async run(tx, input, { passwordHash }) {
    const account = await tx.db
      .insertInto('identity_accounts')
      .values({ id: newId(), email: input.email, password_hash: passwordHash, created_at: tx.now })
      .onConflict((conflict) => conflict.column('email').doNothing())
      .returning('id')
      .executeTakeFirst()
    if (!account) return refusals.email_taken.with({ errors: [{ field: 'email', message: refusals.email_taken.sentence }] })
    const memberId = await joinAsNewcomer(tx, { accountId: account.id, displayName: input.displayName })
    return startSession(tx, { accountId: account.id, memberId, remember: input.remember })
  },
})
