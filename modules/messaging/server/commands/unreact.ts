import { allowed } from '@guildhall/kernel'
import { unreact as contract } from '../../contract/index.ts'
import { command } from '../db.ts'
import { messageView } from '../pages.ts'
import { findMessage } from '../store.ts'
import { touched } from '../touching.ts'

/** Takes an own emoji back; one that is not there changes nothing. */
export const unreact = command(contract, {
  load: (reader, input) => findMessage(reader, input.message),
  allow: () => allowed,
  async run(tx, { emoji }, message) {
    const { numDeletedRows } = await tx.db
      .deleteFrom('messaging_reactions')
      .where('message_id', '=', message.id)
      .where('member_id', '=', tx.actor.memberId)
      .where('emoji', '=', emoji)
      .executeTakeFirst()
    if (numDeletedRows > 0n) await touched(tx, message)
    return messageView(tx, message.id)
  },
})
