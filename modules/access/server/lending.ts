import { later, newId } from '@guildhall/kernel'
import type { Unit, Writer } from './db.ts'

export const isOperator = async ({ db, actor }: Unit): Promise<boolean> =>
  (await db.selectFrom('access_operators').select('account_id').where('account_id', '=', actor.accountId).executeTakeFirst()) !==
  undefined

/** Lends something to the session the request came in, for a while: never to a key, which is no session. */
export async function lend(
  tx: Writer,
  { kind, reason, minutes }: { kind: 'rights' | 'developer'; reason: string; minutes: number },
) {
  const { actor, now } = tx
  if (actor.kind !== 'member' || actor.sessionId === null) throw new TypeError('Only a session is lent something')
  const id = newId()
  const endsAt = later(now, { minutes })
  await tx.db
    .insertInto('access_elevations')
    .values({
      tenant_id: tx.tenant.id,
      id,
      kind,
      session_id: actor.sessionId,
      member_id: actor.memberId,
      account_id: actor.accountId,
      reason,
      started_at: now,
      ends_at: endsAt,
      ended_at: null,
    })
    .execute()
  return { id, endsAt }
}

export const takeBack = ({ db, now }: Writer, id: string) =>
  db.updateTable('access_elevations').set({ ended_at: now }).where('id', '=', id).execute()
