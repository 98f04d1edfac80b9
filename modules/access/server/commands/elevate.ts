import { allowed, denied, holds } from '@guildhall/kernel'
import * as contract from '../../contract/index.ts'
import { rightsChanged } from '../../contract/index.ts'
import { command, query } from '../db.ts'
import { refusals } from '../errors.ts'
import { isOperator, lend, takeBack } from '../lending.ts'

/** Whether the caller is an operator, and what is lent to this session. */
export const showElevation = query(contract.showElevation, {
  allow: () => allowed,
  async run(reader) {
    const { elevation } = reader.actor
    const row = elevation
      ? await reader.db
          .selectFrom('access_elevations')
          .select(['id', 'reason', 'started_at as startedAt', 'ends_at as endsAt'])
          .where('id', '=', elevation.id)
          .executeTakeFirst()
      : undefined
    const operator = await isOperator(reader)
    return {
      isOperator: operator,
      elevation: row ?? null,
      mayDevelop: operator || holds(reader.actor, 'access.developer.use'),
      developingUntil: reader.actor.developing?.until ?? null,
    }
  },
})

/** An operator takes every right here for a while: never without a reason, never for long, always in the log. */
export const elevate = command(contract.elevate, {
  load: (reader) => isOperator(reader),
  // A key of a script is no session: nothing is lent to it.
  allow: (actor, operator) => (operator && actor.sessionId ? allowed : denied(refusals.not_an_operator)),
  async run(tx, { reason, minutes }) {
    if (tx.actor.elevation) return refusals.already_elevated
    const { id, endsAt } = await lend(tx, { kind: 'rights', reason, minutes })
    tx.audit({ subject: { type: 'elevation', id }, after: { reason, minutes, endsAt } })
    tx.emit(rightsChanged, { memberId: tx.actor.memberId })
    return { id, reason, startedAt: tx.now, endsAt }
  },
})

/** Gives the rights back before their time. */
export const endElevation = command(contract.endElevation, {
  allow: () => allowed,
  async run(tx) {
    const { elevation, memberId } = tx.actor
    if (!elevation) return { ended: false }
    await takeBack(tx, elevation.id)
    tx.audit({
      subject: { type: 'elevation', id: elevation.id },
      before: { endsAt: elevation.until },
      after: { endedAt: tx.now },
    })
    tx.emit(rightsChanged, { memberId })
    return { ended: true }
  },
})
