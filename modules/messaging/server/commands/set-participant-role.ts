import { setParticipantRole as contract } from '../../contract/index.ts'
import { command } from '../db.ts'
import { refusals } from '../errors.ts'
import { changed } from '../joining.ts'
import { findParticipant, hasAnotherOwner, participantView } from '../participants.ts'
import { canAppoint } from '../policy.ts'
import { findConversation, lockConversation } from '../store.ts'

/** Makes somebody an owner, an admin or a member. There is always an owner. */
export const setParticipantRole = command(contract, {
  async load(reader, { conversation, member }) {
    const place = await findConversation(reader, conversation)
    await findParticipant(reader, conversation, member)
    return place
  },
  allow: (_actor, place) => canAppoint(place),
  async run(tx, { member, role }, place) {
    await lockConversation(tx, place.id)
    if (role !== 'owner' && !(await hasAnotherOwner(tx, place.id, member))) return refusals.conversation_needs_owner
    await tx.db
      .updateTable('messaging_members')
      .set({ role })
      .where('conversation_id', '=', place.id)
      .where('member_id', '=', member)
      .where('left_at', 'is', null)
      .execute()
    changed(tx, place.id, [member])
    return participantView(tx, place.id, member)
  },
})
