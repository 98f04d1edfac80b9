import { event, id, instant } from '@guildhall/kernel/contract'
import { z } from 'zod'

/** A member's rights changed: sockets and caches look again. */
export const rightsChanged = event({
  name: 'access.rights.changed',
  data: z.object({ memberId: id }),
  audience: (e) => [`member:${e.memberId}`],
})
/** Roles of the community changed: everyone's rights may have. */
export const rolesChanged = event({ name: 'access.roles.changed', data: z.object({}), audience: () => ['tenant'] })
/** Something given to a member for a while ends within days; once for each end. */
export const grantEnding = event({
  name: 'access.grant.ending',
  data: z.object({ memberId: id, grantId: id, expiresAt: instant }),
  audience: (e) => [`member:${e.memberId}`],
})
