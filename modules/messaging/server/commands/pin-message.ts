import { pinMessage as contract } from '../../contract/index.ts'
import { command } from '../db.ts'
import { messageView } from '../pages.ts'
import { canPin } from '../policy.ts'
import { HAVING } from '../rules.ts'
import { note } from '../sending.ts'
import { findMessage } from '../store.ts'
import { lockMessage, touched } from '../touching.ts'

/** Keeps a message at hand for everyone in the conversation, or no longer. */
export const pinMessage = command(contract, {
  load: (reader, input) => findMessage(reader, input.message),
  allow: (_actor, message) => canPin(message, message),
  async run(tx, { pinned }, message) {
    const before = await lockMessage(tx, message.id)
    if ((before.pinned_at !== null) !== pinned) {
      const mark = `${HAVING}pin`
      const has = pinned ? [...before.has, mark] : before.has.filter((each) => each !== mark)
      const by = pinned ? { pinned_at: tx.now, pinned_by: tx.actor.memberId } : { pinned_at: null, pinned_by: null }
      await tx.db
        .updateTable('messaging_messages')
        .set({ has, ...by })
        .where('id', '=', message.id)
        .execute()
      await touched(tx, message)
      if (pinned) await note(tx, message.conversationId, { what: 'pinned', people: [], text: '' })
    }
    return messageView(tx, message.id)
  },
})
