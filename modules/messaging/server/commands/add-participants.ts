import { isRefusal } from '@guildhall/kernel'
import { addParticipants as contract } from '../../contract/index.ts'
import { command } from '../db.ts'
import { bringIn, changed, standingsOf } from '../joining.ts'
import { canInvite } from '../policy.ts'
import { note } from '../sending.ts'
import { findConversation, reachable } from '../store.ts'

/** Brings members into a group or channel; strangers may decline. */
export const addParticipants = command(contract, {
  async load(reader, input) {
    return { place: await findConversation(reader, input.conversation), members: await reachable(reader, input.members) }
  },
  allow: (_actor, { place }) => canInvite(place),
  async run(tx, _input, { place, members }) {
    const standings = await standingsOf(tx, members)
    if (isRefusal(standings)) return standings
    const added = await bringIn(tx, place.id, { standings })
    if (isRefusal(added)) return added
    if (added.length > 0) {
      await note(tx, place.id, { what: 'added', people: added.slice(0, 20), text: '' })
      changed(tx, place.id, added)
    }
    return { added }
  },
})
