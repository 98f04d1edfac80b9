import { resolveReport as contract, type MessageReport } from '../../contract/index.ts'
import { command } from '../db.ts'
import { eraseForAll } from '../deleting.ts'
import { canModerate } from '../policy.ts'
import { reportColumns, toReports } from '../reports.ts'
import { found } from '../store.ts'

/** Settles every report of a message: there is nothing in it, or it is deleted for everyone. */
export const resolveReport = command(contract, {
  load: async (reader, { report }) =>
    found(await reader.db.selectFrom('messaging_reports').where('id', '=', report).select(['message_id']).executeTakeFirst()),
  allow: (actor) => canModerate(actor),
  async run(tx, { report, outcome }, { message_id }) {
    const message = await tx.db
      .selectFrom('messaging_messages')
      .where('id', '=', message_id)
      .select(['id', 'conversation_id as conversationId', 'seq', 'author_id as authorId'])
      .executeTakeFirstOrThrow()
    if (outcome === 'deleted') await eraseForAll(tx, message)
    await tx.db
      .updateTable('messaging_reports')
      .set({ outcome, resolved_at: tx.now, resolved_by: tx.actor.memberId })
      .where('message_id', '=', message_id)
      .where('resolved_at', 'is', null)
      .execute()
    const row = await tx.db
      .selectFrom('messaging_reports')
      .where('id', '=', report)
      .select(reportColumns)
      .executeTakeFirstOrThrow()
    return (await toReports(tx, [row]))[0] as MessageReport
  },
})
