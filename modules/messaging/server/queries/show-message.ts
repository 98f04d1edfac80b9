import { allowed } from '@guildhall/kernel'
import { showMessage as contract } from '../../contract/index.ts'
import { query } from '../db.ts'
import { messageView } from '../pages.ts'
import { findConversation } from '../store.ts'

/** One message, as it is now. */
export const showMessage = query(contract, {
  load: (reader, input) => findConversation(reader, input.conversation),
  allow: () => allowed,
  run: (reader, { message }) => messageView(reader, message),
})
