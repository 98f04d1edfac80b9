import { allowed, requires } from '@guildhall/kernel'
import * as contract from '../../contract/index.ts'
import { holdingsOf } from '../checking.ts'
import { query } from '../db.ts'
import { findMember } from '../grant-store.ts'
import { allRoles } from '../role-store.ts'
import { traceOf } from '../tracing.ts'

/** “Why may this person …, or why not?” Everybody may ask it about themselves. */
export const trace = query(contract.trace, {
  load: (reader, { memberId }) => findMember(reader, memberId),
  allow: (actor, { memberId }) => (memberId === actor.memberId ? allowed : requires(actor, 'access.right.read')),
  async run(reader, { permission }, member) {
    const { memberId, displayName } = member
    const summary = reader.site.permissions.get(permission) ?? null
    const roles = await allRoles(reader)
    return { memberId, displayName, permission, summary, ...traceOf(await holdingsOf(reader, member), roles, permission) }
  },
})
