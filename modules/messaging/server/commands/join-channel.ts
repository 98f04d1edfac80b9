import { isRefusal } from '@guildhall/kernel'
import { joinChannel as contract } from '../../contract/index.ts'
import { conversationView } from '../conversation-views.ts'
import { command } from '../db.ts'
import { bringIn, changed } from '../joining.ts'
import { canJoin, visibleChannels } from '../policy.ts'
import { note } from '../sending.ts'
import { found } from '../store.ts'

/** Joins an open channel; whoever is in it already stays as they are. */
export const joinChannel = command(contract, {
  load: async (reader, { channel }) =>
    found(await visibleChannels(reader).where('c.id', '=', channel).select('c.id').executeTakeFirst()),
  allow: (actor) => canJoin(actor),
  async run(tx, _input, { id }) {
    const memberId = tx.actor.memberId
    const joined = await bringIn(tx, id, { standings: new Map([[memberId, 'accepted']]) })
    if (isRefusal(joined)) return joined
    if (joined.length > 0) {
      await note(tx, id, { what: 'joined', people: [memberId], text: '' })
      changed(tx, id, [memberId])
    }
    return conversationView(tx, id)
  },
})
