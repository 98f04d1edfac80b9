import { allowed } from '@guildhall/kernel'
import { acceptInvitation as contract } from '../../contract/index.ts'
import { consume } from '../consuming.ts'
import { command } from '../db.ts'

/** A member takes an invitation up. Whoever has the token may: that is what it is. */
export const acceptInvitation = command(contract, {
  allow: () => allowed,
  run: (tx, { token }) => consume(tx, { token, accountId: tx.actor.accountId, memberId: tx.actor.memberId }),
})
