import { allowed } from '@guildhall/kernel'
import { vote as contract } from '../../contract/index.ts'
import { command } from '../db.ts'
import { refusals } from '../errors.ts'
import type { PollDetails } from '../message-views.ts'
import { messageView } from '../pages.ts'
import { findMessage } from '../store.ts'
import { lockMessage, touched } from '../touching.ts'

/** Chooses options of a poll; choosing again replaces what was chosen before. */
export const vote = command(contract, {
  load: (reader, input) => findMessage(reader, input.message),
  allow: () => allowed,
  async run(tx, input, message) {
    const { details, deleted_at } = await lockMessage(tx, message.id)
    if (message.messageKind !== 'poll') return refusals.not_a_poll
    if (deleted_at !== null) return refusals.message_deleted
    const poll = details as unknown as PollDetails
    if (poll.closed) return refusals.poll_closed
    const options = [...new Set(input.options)]
    if (options.some((option) => option >= poll.options.length) || (options.length > 1 && !poll.multiple))
      return refusals.poll_choice_invalid
    const row = { tenant_id: tx.tenant.id, message_id: message.id, member_id: tx.actor.memberId }
    await tx.db
      .deleteFrom('messaging_votes')
      .where('message_id', '=', message.id)
      .where('member_id', '=', row.member_id)
      .execute()
    if (options.length > 0) {
      await tx.db
        .insertInto('messaging_votes')
        .values(options.map((option) => ({ ...row, option })))
        .execute()
    }
    await touched(tx, message)
    return messageView(tx, message.id)
  },
})
