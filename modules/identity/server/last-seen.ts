import { type AnyWriter, later } from '@guildhall/kernel'
import { identity } from './db.ts'
import { noteKeyUse } from './tokens/seen.ts'

/** Notes that a session, or an API key, is in use. Two processes that saw it at the same time write once. */
export async function seen(writer: AnyWriter, sessionId: string): Promise<void> {
  const tx = identity.writer(writer)
  const { numUpdatedRows } = await tx.db
    .updateTable('identity_sessions')
    .set({ last_seen_at: tx.now })
    .where('id', '=', sessionId)
    .where('last_seen_at', '<', later(tx.now, { minutes: -4 }))
    .where('ended_at', 'is', null)
    .executeTakeFirst()
  if (numUpdatedRows === 0n) await noteKeyUse(tx, sessionId)
}
