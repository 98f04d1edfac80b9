import { allowed } from '@guildhall/kernel'
import { sql } from 'kysely'
import { markDelivered as contract, messagesDelivered } from '../../contract/index.ts'
import { command } from '../db.ts'
import { shows } from '../reading.ts'

type Reached = { id: string; deliveredSeq: number; memberCount: number; standing: string }

/** Everything sent so far has reached a device of the member's. */
export const markDelivered = command(contract, {
  allow: () => allowed,
  async run(tx) {
    const memberId = tx.actor.memberId
    const { rows } = await sql<Reached>`
      update messaging_members m set delivered_seq = c.last_seq from messaging_conversations c
      where c.id = m.conversation_id and m.member_id = ${memberId}::uuid and m.left_at is null and m.delivered_seq < c.last_seq
      returning c.id, c.last_seq as "deliveredSeq", c.member_count as "memberCount", m.standing`.execute(tx.db)
    for (const { id: conversationId, deliveredSeq, ...place } of rows) {
      tx.emit(messagesDelivered, { conversationId, memberId, deliveredSeq, shown: await shows(tx, place) })
    }
    return { conversations: rows.length }
  },
})
