/** Addresses other systems use for these routes. */
export const aliases = {
  'GET /messages/conversations': 'messaging.list-conversations',
} as const
