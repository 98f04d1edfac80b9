import { isRefusal } from '@guildhall/kernel'
import { sendPoll as contract } from '../../contract/index.ts'
import { command } from '../db.ts'
import { messageView } from '../pages.ts'
import { canPost } from '../policy.ts'
import { send } from '../sending.ts'
import { findConversation } from '../store.ts'

/** Asks everyone in a conversation a question with options to choose from. */
export const sendPoll = command(contract, {
  load: (reader, input) => findConversation(reader, input.conversation),
  allow: (actor) => canPost(actor),
  async run(tx, { question, options, multiple, clientId }, { id: conversationId }) {
    const poll = { question, options, multiple, closed: false }
    const sent = await send(tx, { conversationId, authorId: tx.actor.memberId, kind: 'poll', body: question, clientId, poll })
    return isRefusal(sent) ? sent : messageView(tx, sent.id)
  },
})
