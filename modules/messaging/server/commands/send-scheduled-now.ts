import { isRefusal } from '@guildhall/kernel'
import { sendScheduledNow as contract } from '../../contract/index.ts'
import { command } from '../db.ts'
import { messageView } from '../pages.ts'
import { canPost } from '../policy.ts'
import { findScheduled, outgoing } from '../scheduled.ts'
import { send } from '../sending.ts'

/** Sends a message that waits at once. */
export const sendScheduledNow = command(contract, {
  load: (reader, input) => findScheduled(reader, input.scheduled),
  allow: (actor) => canPost(actor),
  async run(tx, { scheduled }, row) {
    const sent = await send(tx, outgoing(row))
    if (isRefusal(sent)) return sent
    await tx.db.deleteFrom('messaging_scheduled').where('id', '=', scheduled).execute()
    return messageView(tx, sent.id)
  },
})
