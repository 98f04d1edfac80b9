import { isRefusal } from '@guildhall/kernel'
import { openDirect as contract } from '../../contract/index.ts'
import { command } from '../db.ts'
import { refusals } from '../errors.ts'
import { openDirectWith } from '../joining.ts'
import { canOpenDirect } from '../policy.ts'

/** The direct conversation with a member, begun when there is none. Until something is sent only the beginner sees it. */
export const openDirect = command(contract, {
  allow: (actor) => canOpenDirect(actor),
  async run(tx, { member }) {
    if (member === tx.actor.memberId) return refusals.member_unreachable
    const conversationId = await openDirectWith(tx, member)
    return isRefusal(conversationId) ? conversationId : { conversationId }
  },
})
