import { allowed } from '@guildhall/kernel'
import { markMessageRead as contract } from '../../contract/index.ts'
import { command } from '../db.ts'
import { moveMark } from '../reading.ts'
import { findConversation, findMessage } from '../store.ts'

/** The message and everything before it has been read. */
export const markMessageRead = command(contract, {
  async load(reader, input) {
    const { conversationId, seq } = await findMessage(reader, input.message)
    return { place: await findConversation(reader, conversationId), seq }
  },
  allow: () => allowed,
  run: (tx, _input, { place, seq }) => moveMark(tx, place, { seq }),
})
