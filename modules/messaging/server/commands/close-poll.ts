import { every } from '@guildhall/kernel'
import { closePoll as contract } from '../../contract/index.ts'
import { command } from '../db.ts'
import { refusals } from '../errors.ts'
import type { PollDetails } from '../message-views.ts'
import { messageView } from '../pages.ts'
import { canClosePoll, canTouch } from '../policy.ts'
import { findMessage } from '../store.ts'
import { lockMessage, touched } from '../touching.ts'

/** Ends a poll: whoever asked, and those who lead the conversation. */
export const closePoll = command(contract, {
  load: (reader, input) => findMessage(reader, input.message),
  allow: (actor, message) => every(canTouch(message), canClosePoll(actor, message)),
  async run(tx, _input, message) {
    if (message.messageKind !== 'poll') return refusals.not_a_poll
    const poll = (await lockMessage(tx, message.id)).details as unknown as PollDetails
    if (poll.closed) return refusals.poll_closed
    const details = JSON.stringify({ ...poll, closed: true })
    await tx.db.updateTable('messaging_messages').set({ details }).where('id', '=', message.id).execute()
    await touched(tx, message)
    return messageView(tx, message.id)
  },
})
