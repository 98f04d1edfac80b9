import { createInvitation as contract } from '../../contract/index.ts'
import { command } from '../db.ts'
import { refusals } from '../errors.ts'
import { issueToken, sendInvitation, writeInvitation } from '../issuing.ts'
import { canInvite } from '../policy.ts'
import { invitationView, knownRoles, placeOf } from '../store.ts'

/** Invites somebody: by mail when there is an address, otherwise by a link to pass on. */
export const createInvitation = command(contract, {
  load: async (reader, { roles, organisationId }) => ({
    roles: await knownRoles(reader, roles),
    organisation: await placeOf(reader, organisationId),
  }),
  allow: (actor, giving) => canInvite(actor, giving),
  async run(tx, input) {
    if (input.email && input.maxUses > 1) return refusals.one_person_by_mail
    const id = await writeInvitation(tx, input)
    const { roles, organisationId, maxUses } = input
    tx.audit({ subject: { type: 'invitation', id }, after: { roles, organisationId, maxUses } })
    const ticket = await issueToken(tx, id)
    await sendInvitation(tx, id, ticket)
    return { invitation: await invitationView(tx, id), ...ticket }
  },
})
