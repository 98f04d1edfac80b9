import { allowed } from '@guildhall/kernel'
import { sql } from 'kysely'
import { listPins as contract } from '../../contract/index.ts'
import { query } from '../db.ts'
import { messageColumns, toMessages } from '../message-views.ts'
import { notDeletedFor } from '../policy.ts'
import { findConversation } from '../store.ts'

const MOST_PINS = 100

/** What is pinned in a conversation, latest first. */
export const listPins = query(contract, {
  load: (reader, input) => findConversation(reader, input.conversation),
  allow: () => allowed,
  async run(reader, _input, { id, firstSeq }) {
    const rows = await reader.db
      .selectFrom('messaging_messages as s')
      .where('s.conversation_id', '=', id)
      .where('s.pinned_at', 'is not', null)
      .where('s.seq', '>=', firstSeq)
      .where(notDeletedFor(reader.actor))
      .select(messageColumns)
      .orderBy('s.pinned_at', 'desc')
      .limit(sql.lit(MOST_PINS))
      .execute()
    return { messages: await toMessages(reader, rows) }
  },
})
