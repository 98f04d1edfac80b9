import { allowed, type MemberActor } from '@guildhall/kernel'
import * as contract from '../../contract/index.ts'
import { command } from '../db.ts'
import { canDecideNewcomers } from '../policy.ts'
import { decideAll, withdraw } from './deciding.ts'

/** Lets newcomers in. */
export const approveNewcomers = command(contract.approveNewcomers, {
  allow: (actor) => canDecideNewcomers(actor),
  run: (tx, { members, note }) => decideAll(tx, members, { move: 'approve', note }),
})

/** Does not let them in, and tells them. */
export const rejectNewcomers = command(contract.rejectNewcomers, {
  allow: (actor) => canDecideNewcomers(actor),
  run: (tx, { members, note }) => decideAll(tx, members, { move: 'reject', note }),
})

/** Goes, before anybody has let them in. */
export const withdrawRequest = command(contract.withdrawRequest, {
  allow: () => allowed,
  async run(tx) {
    await withdraw(tx, tx.actor as MemberActor)
    return { withdrawn: true }
  },
})
