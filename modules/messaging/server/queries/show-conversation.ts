import { allowed } from '@guildhall/kernel'
import { showConversation as contract } from '../../contract/index.ts'
import { toConversation } from '../conversation-views.ts'
import { query } from '../db.ts'
import { pageAround, pageOfMessages } from '../pages.ts'
import { findConversation } from '../store.ts'

/** A conversation with a page of its messages. */
export const showConversation = query(contract, {
  load: (reader, input) => findConversation(reader, input.conversation),
  allow: () => allowed,
  async run(reader, { at }, place) {
    const from = at === 'unread' ? (place.readCounted < place.counted ? place.readSeq + 1 : 'latest') : at
    const page = from === 'latest' ? await pageOfMessages(reader, place, {}) : await pageAround(reader, place, from)
    return { ...page, conversation: await toConversation(reader, place), memberId: reader.actor.memberId }
  },
})
