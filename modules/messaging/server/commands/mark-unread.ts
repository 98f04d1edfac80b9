import { allowed } from '@guildhall/kernel'
import { markUnread as contract } from '../../contract/index.ts'
import { command } from '../db.ts'
import { moveMark } from '../reading.ts'
import { findConversation, findMessage } from '../store.ts'

/** The message and everything after it counts as unread again. What others see of it stays. */
export const markUnread = command(contract, {
  async load(reader, input) {
    const { conversationId, seq } = await findMessage(reader, input.message)
    return { place: await findConversation(reader, conversationId), seq }
  },
  allow: () => allowed,
  run: (tx, _input, { place, seq }) => moveMark(tx, place, { seq: seq - 1, back: 'back' }),
})
