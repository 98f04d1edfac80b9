import { every, isRefusal } from '@guildhall/kernel'
import { forwardMessage as contract, type Message } from '../../contract/index.ts'
import { command } from '../db.ts'
import { refusals } from '../errors.ts'
import { messageView } from '../pages.ts'
import { canPost, canTouch } from '../policy.ts'
import { send } from '../sending.ts'
import { findConversation, findMessage } from '../store.ts'

/** Sends a message on to other conversations one is in, with the name of whoever wrote it. */
export const forwardMessage = command(contract, {
  async load(reader, input) {
    const message = await findMessage(reader, input.message)
    for (const id of input.conversations) await findConversation(reader, id)
    return message
  },
  allow: (actor, message) => every(canPost(actor), canTouch(message)),
  async run(tx, input, { body, authorId: forwardedFrom, messageKind }) {
    if (messageKind !== 'text') return refusals.message_not_words
    const messages: Message[] = []
    for (const conversationId of new Set(input.conversations)) {
      const sent = await send(tx, { conversationId, authorId: tx.actor.memberId, body, forwardedFrom })
      if (isRefusal(sent)) return sent
      messages.push(await messageView(tx, sent.id))
    }
    return { messages }
  },
})
