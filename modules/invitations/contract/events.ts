import { event, id } from '@guildhall/kernel/contract'
import { z } from 'zod'

const invitation = z.object({ invitationId: id })
const toNobody = () => []

export const invitationCreated = event({ name: 'invitations.invitation.created', data: invitation, audience: toNobody })
/** A mail went out, for the first time or again with a new token. */
export const invitationSent = event({ name: 'invitations.invitation.sent', data: invitation, audience: toNobody })
/** Somebody came in by it. Whoever gives what `grants` names listens here and asks `grantsOf`. */
export const invitationUsed = event({
  name: 'invitations.invitation.used',
  data: invitation.extend({ memberId: id, accountId: id }),
  audience: toNobody,
})
/** Used as often as it may be. */
export const invitationAccepted = event({ name: 'invitations.invitation.accepted', data: invitation, audience: toNobody })
export const invitationRevoked = event({ name: 'invitations.invitation.revoked', data: invitation, audience: toNobody })
export const invitationExpired = event({ name: 'invitations.invitation.expired', data: invitation, audience: toNobody })
