import { allowed, denied, later, newId } from '@guildhall/kernel'
import * as contract from '../../contract/index.ts'
import { rightsChanged } from '../../contract/index.ts'
import { command, query, type Unit } from '../db.ts'
import { refusals } from '../errors.ts'

const isOperator = async ({ db, actor }: Unit): Promise<boolean> =>
  (await db.selectFrom('access_operators').select('account_id').where('account_id', '=', actor.accountId).executeTakeFirst()) !==
  undefined

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
    return { isOperator: await isOperator(reader), elevation: row ?? null }
  },
})

/** An operator takes every right here for a while: never without a reason, never for long, always in the log. */
export const elevate = command(contract.elevate, {
  load: (reader) => isOperator(reader),
  // A key of a script is no session: nothing is lent to it.
  allow: (actor, operator) => (operator && actor.sessionId ? allowed : denied(refusals.not_an_operator)),
  async run(tx, { reason, minutes }) {
    if (tx.actor.elevation) return refusals.already_elevated
    const { memberId, accountId, sessionId } = tx.actor
    const id = newId()
    const endsAt = later(tx.now, { minutes })
    await tx.db
      .insertInto('access_elevations')
      .values({
        tenant_id: tx.tenant.id,
        id,
        session_id: sessionId as string,
        member_id: memberId,
        account_id: accountId,
        reason,
        started_at: tx.now,
        ends_at: endsAt,
        ended_at: null,
      })
      .execute()
    tx.audit({ subject: { type: 'elevation', id }, after: { reason, minutes, endsAt } })
    tx.emit(rightsChanged, { memberId })
    return { id, reason, startedAt: tx.now, endsAt }
  },
})

/** Gives the rights back before their time. */
export const endElevation = command(contract.endElevation, {
  allow: () => allowed,
  async run(tx) {
    const { elevation, memberId } = tx.actor
    if (!elevation) return { ended: false }
    await tx.db.updateTable('access_elevations').set({ ended_at: tx.now }).where('id', '=', elevation.id).execute()
    tx.audit({
      subject: { type: 'elevation', id: elevation.id },
      before: { endsAt: elevation.until },
      after: { endedAt: tx.now },
    })
    tx.emit(rightsChanged, { memberId })
    return { ended: true }
  },
})
