import { kernelRefusals } from '@guildhall/kernel'
import { removeParticipant as contract } from '../../contract/index.ts'
import { command } from '../db.ts'
import { changed, takeOut } from '../joining.ts'
import { findParticipant } from '../participants.ts'
import { canRemove } from '../policy.ts'
import { note } from '../sending.ts'
import { findConversation } from '../store.ts'

/** Takes somebody out of a group or channel; owners are taken out by owners. */
export const removeParticipant = command(contract, {
  async load(reader, { conversation, member }) {
    const place = await findConversation(reader, conversation)
    return { place, participant: await findParticipant(reader, conversation, member) }
  },
  allow: (_actor, { place, participant }) => canRemove(place, participant),
  async run(tx, { member }, { place }) {
    if (!(await takeOut(tx, place.id, member))) return kernelRefusals.not_found
    await note(tx, place.id, { what: 'removed', people: [member], text: '' })
    changed(tx, place.id, [member])
    return { removed: member }
  },
})
