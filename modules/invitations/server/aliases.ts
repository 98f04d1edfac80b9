/** Addresses other systems use for these routes. */
export const aliases = {
  'POST /invitations/send': 'invitations.create-invitation',
  'POST /invitations/:invitationId/revoke': 'invitations.revoke-invitation',
  'POST /invitations/:invitationId/cancel': 'invitations.revoke-invitation',
  'GET /invitations/:invitationId/uses': 'invitations.list-uses',
  'GET /invitations/:token/validate': 'invitations.validate-invitation',
  'POST /invitations/:token/accept': 'invitations.accept-invitation',
} as const
