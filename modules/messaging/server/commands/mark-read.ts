import { allowed } from '@guildhall/kernel'
import { markRead as contract } from '../../contract/index.ts'
import { command } from '../db.ts'
import { moveMark } from '../reading.ts'
import { findConversation } from '../store.ts'

/** Moves the caller's read mark forward, never back and never past the last message. */
export const markRead = command(contract, {
  load: (reader, input) => findConversation(reader, input.conversation),
  allow: () => allowed,
  run: (tx, { seq }, place) => moveMark(tx, place, { seq }),
})
