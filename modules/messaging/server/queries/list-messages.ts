import { allowed } from '@guildhall/kernel'
import { listMessages as contract } from '../../contract/index.ts'
import { query } from '../db.ts'
import { pageOfMessages } from '../pages.ts'
import { findConversation } from '../store.ts'

/** Messages of a conversation, or of one of its threads, on one side of a number. */
export const listMessages = query(contract, {
  load: (reader, input) => findConversation(reader, input.conversation),
  allow: () => allowed,
  run: (reader, { before, after, thread, limit }, place) => pageOfMessages(reader, place, { before, after, thread, limit }),
})
