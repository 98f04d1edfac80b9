import { allowed, historyOf } from '@guildhall/kernel'
import { cards } from '@guildhall/people/api'
import { showInvitation as contract, type InvitationState } from '../../contract/index.ts'
import { query } from '../db.ts'
import { invitationMachine } from '../invitation-machine.ts'
import { findInvitation, invitationView } from '../store.ts'

/** One invitation with what happened to it. */
export const showInvitation = query(contract, {
  load: (reader, { invitationId }) => findInvitation(reader, invitationId),
  allow: () => allowed,
  async run(reader, { invitationId }) {
    const passages = await historyOf(reader, invitationMachine, invitationId)
    const people = await cards(
      reader,
      passages.flatMap(({ actorId }) => actorId ?? []),
    )
    const history = passages.map(({ move, from, to, actorId, at }) => ({
      move,
      from: from as InvitationState,
      to: to as InvitationState,
      by: (actorId && people.get(actorId)) || null,
      at,
    }))
    return { ...(await invitationView(reader, invitationId)), history }
  },
})
