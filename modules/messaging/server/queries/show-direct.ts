import { allowed } from '@guildhall/kernel'
import { cards } from '@guildhall/people/api'
import { showDirect as contract } from '../../contract/index.ts'
import { toConversation } from '../conversation-views.ts'
import { query } from '../db.ts'
import { cardOf } from '../message-views.ts'
import { pageOfMessages } from '../pages.ts'
import { directWith, findConversation, reachable } from '../store.ts'

/** The direct conversation with a member; nothing yet where nobody has written. */
export const showDirect = query(contract, {
  async load(reader, { member }) {
    const known = await directWith(reader, member)
    if (known === null) await reachable(reader, [member])
    return known
  },
  allow: () => allowed,
  async run(reader, { member }, known) {
    const other = cardOf(await cards(reader, [member]), member)
    const memberId = reader.actor.memberId
    if (known === null) return { messages: [], hasBefore: false, hasAfter: false, conversation: null, memberId, other }
    const place = await findConversation(reader, known)
    const page = await pageOfMessages(reader, place, {})
    return { ...page, conversation: await toConversation(reader, place), memberId, other }
  },
})
