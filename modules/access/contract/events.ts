import { event, id } from '@guildhall/kernel/contract'
import { z } from 'zod'

/** A member's rights changed: sockets and caches look again. */
export const rightsChanged = event({
  name: 'access.rights.changed',
  data: z.object({ memberId: id }),
  audience: (e) => [`member:${e.memberId}`],
})
/** Roles of the community changed: everyone's rights may have. */
export const rolesChanged = event({ name: 'access.roles.changed', data: z.object({}), audience: () => ['tenant'] })
