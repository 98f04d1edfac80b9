import { allowed, denied, every, requires } from '@guildhall/kernel'
import * as contract from '../../contract/index.ts'
import { command } from '../db.ts'
import { refusals } from '../errors.ts'
import { isOperator, lend, takeBack } from '../lending.ts'

/** Somebody who builds here is told how the answers they get come about; they see nothing else than before. */
export const develop = command(contract.develop, {
  load: (reader) => isOperator(reader),
  allow: (actor, operator) =>
    every(
      operator ? allowed : requires(actor, 'access.developer.use'),
      actor.sessionId ? allowed : denied(refusals.session_only),
    ),
  async run(tx, { minutes }) {
    if (tx.actor.developing) return refusals.already_developing
    const { id, endsAt } = await lend(tx, { kind: 'developer', reason: '', minutes })
    tx.audit({ subject: { type: 'development', id }, after: { minutes, endsAt } })
    return { id, startedAt: tx.now, endsAt }
  },
})

/** Ends it before its time. */
export const endDevelopment = command(contract.endDevelopment, {
  allow: () => allowed,
  async run(tx) {
    const { developing } = tx.actor
    if (!developing) return { ended: false }
    await takeBack(tx, developing.id)
    tx.audit({ subject: { type: 'development', id: developing.id }, after: { endedAt: tx.now } })
    return { ended: true }
  },
})
