import { sql } from 'kysely'
import { react as contract } from '../../contract/index.ts'
import { command } from '../db.ts'
import { refusals } from '../errors.ts'
import { messageView } from '../pages.ts'
import { canTouch } from '../policy.ts'
import { findMessage } from '../store.ts'
import { lockMessage, touched } from '../touching.ts'

const MOST_EMOJI = 20

/** Adds an emoji to a message; the same one again changes nothing. */
export const react = command(contract, {
  load: (reader, input) => findMessage(reader, input.message),
  allow: (_actor, message) => canTouch(message),
  async run(tx, { emoji }, message) {
    await lockMessage(tx, message.id)
    const { rows } = await sql<{ emoji: string }>`
      select distinct emoji from messaging_reactions where message_id = ${message.id}::uuid`.execute(tx.db)
    if (rows.length >= MOST_EMOJI && !rows.some((row) => row.emoji === emoji)) return refusals.too_many_reactions
    const added = await tx.db
      .insertInto('messaging_reactions')
      .values({ tenant_id: tx.tenant.id, message_id: message.id, member_id: tx.actor.memberId, emoji, at: tx.now })
      .onConflict((conflict) => conflict.doNothing())
      .returning('emoji')
      .executeTakeFirst()
    if (added) await touched(tx, message)
    return messageView(tx, message.id)
  },
})
