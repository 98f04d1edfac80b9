import { leaveConversation as contract } from '../../contract/index.ts'
import { command } from '../db.ts'
import { appointHeir, changed, takeOut } from '../joining.ts'
import { canLeave } from '../policy.ts'
import { note } from '../sending.ts'
import { findConversation } from '../store.ts'

/** Leaves a group or channel; somebody else owns it then if nobody does. */
export const leaveConversation = command(contract, {
  load: (reader, input) => findConversation(reader, input.conversation),
  allow: (_actor, place) => canLeave(place),
  async run(tx, _input, { id }) {
    const memberId = tx.actor.memberId
    await takeOut(tx, id, memberId)
    await appointHeir(tx, id)
    await note(tx, id, { what: 'left', people: [memberId], text: '' })
    changed(tx, id, [memberId])
    return { conversationId: id }
  },
})
